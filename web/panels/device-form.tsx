import { Button, Form, Input, Modal, TreeSelect } from "antd";
import { useMemo, useState } from "react";
import { CODE_LENGTH } from "../../domain/device.ts";
import { areaChoices, EVERYWHERE, type Refusal } from "../state/administration.ts";
import type { AreaTree } from "../state/area-tree.ts";
import { administrationTexts } from "../text/administration.ts";
import { useLanguage } from "./app-context.tsx";
import { RefusalAlert } from "./refusal-alert.tsx";

/** What is typed of a screen: for a new device its name and area, too. */
type Typed = { code: string; name: string; area: string };

type Props = {
  open: boolean;
  /** the device whose screen is replaced; null for a new one */
  replaced: { name: string } | null;
  tree: AreaTree | null;
  onSend: (device: { code: string; name: string; area: string | null }) => Promise<Refusal | null>;
  onClose: () => void;
};

/** The code that a screen shows; of a new device, what it is called and which area it shows. */
export function DeviceForm({ open, replaced, tree, onSend, onClose }: Props) {
  const all = administrationTexts[useLanguage()];
  const text = all.devices;
  const [error, setError] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const areas = useMemo(
    () => (tree ? areaChoices(tree, text.everywhere) : [{ value: EVERYWHERE, title: text.everywhere }]),
    [tree, text],
  );
  const title = replaced ? text.replaceTitle(replaced.name) : text.create;
  const close = () => {
    setError(null);
    onClose();
  };
  const send = async ({ code, name = "", area = EVERYWHERE }: Typed) => {
    setBusy(true);
    setError(await onSend({ code: code.trim(), name: name.trim(), area: area === EVERYWHERE ? null : area }));
    setBusy(false);
  };
  return (
    <Modal open={open} title={title} footer={null} onCancel={close} destroyOnHidden>
      <RefusalAlert error={error} />
      {replaced && <p className="admin-lead">{text.replaceHow}</p>}
      <Form<Typed>
        layout="vertical"
        requiredMark={false}
        initialValues={{ code: "", name: "", area: EVERYWHERE }}
        onFinish={send}
      >
        <Form.Item
          name="code"
          label={text.code}
          extra={text.codeHint}
          rules={[
            { required: true, whitespace: true, message: text.required },
            {
              validator: async (_, code: string) => {
                const typed = code.replaceAll(/[^A-Za-z0-9]/g, "");
                if (typed !== "" && typed.length !== CODE_LENGTH) throw new Error(text.codeWrong);
              },
            },
          ]}
          validateTrigger="onBlur"
        >
          <Input
            className="device-code"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={12}
            autoFocus
          />
        </Form.Item>
        {!replaced && (
          <>
            <Form.Item
              name="name"
              label={text.name}
              extra={text.nameHint}
              rules={[{ required: true, whitespace: true, message: text.required }]}
            >
              <Input autoComplete="off" maxLength={50} />
            </Form.Item>
            <Form.Item name="area" label={text.area} extra={text.areaHint}>
              <TreeSelect
                treeData={areas}
                showSearch={{ treeNodeFilterProp: "title" }}
                treeDefaultExpandedKeys={tree ? [...tree.roots] : []}
                popupMatchSelectWidth={false}
              />
            </Form.Item>
          </>
        )}
        <div className="admin-buttons">
          <Button type="primary" htmlType="submit" loading={busy}>
            {replaced ? text.replace : text.create}
          </Button>
          <Button onClick={close}>{all.cancel}</Button>
        </div>
      </Form>
    </Modal>
  );
}
