import { Button, Form, Input, Modal, TreeSelect } from "antd";
import { useMemo, useState } from "react";
import { areaChoices, EVERYWHERE, type Refusal } from "../state/administration.ts";
import type { AreaTree } from "../state/area-tree.ts";
import { administrationTexts } from "../text/administration.ts";
import { useLanguage } from "./app-context.tsx";
import { RefusalAlert } from "./refusal-alert.tsx";

type Props = {
  open: boolean;
  tree: AreaTree | null;
  onAdd: (device: { name: string; area: string | null }) => Promise<Refusal | null>;
  onClose: () => void;
};

/** What a new device is called and which area it shows. */
export function DeviceForm({ open, tree, onAdd, onClose }: Props) {
  const all = administrationTexts[useLanguage()];
  const text = all.devices;
  const [error, setError] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const areas = useMemo(
    () => (tree ? areaChoices(tree, text.everywhere) : [{ value: EVERYWHERE, title: text.everywhere }]),
    [tree, text],
  );
  const add = async ({ name, area }: { name: string; area: string }) => {
    setBusy(true);
    setError(await onAdd({ name: name.trim(), area: area === EVERYWHERE ? null : area }));
    setBusy(false);
  };
  return (
    <Modal open={open} title={text.create} footer={null} onCancel={onClose} destroyOnHidden>
      <RefusalAlert error={error} />
      <Form layout="vertical" requiredMark={false} initialValues={{ name: "", area: EVERYWHERE }} onFinish={add}>
        <Form.Item
          name="name"
          label={text.name}
          extra={text.nameHint}
          rules={[{ required: true, whitespace: true, message: text.required }]}
        >
          <Input autoComplete="off" maxLength={50} />
        </Form.Item>
        <Form.Item name="area" label={text.area}>
          <TreeSelect
            treeData={areas}
            showSearch={{ treeNodeFilterProp: "title" }}
            treeDefaultExpandedKeys={tree ? [...tree.roots] : []}
            popupMatchSelectWidth={false}
          />
        </Form.Item>
        <div className="admin-buttons">
          <Button type="primary" htmlType="submit" loading={busy}>
            {text.create}
          </Button>
          <Button onClick={onClose}>{all.cancel}</Button>
        </div>
      </Form>
    </Modal>
  );
}
