import { Button, Form, Input, InputNumber, Modal, Radio, Select, TreeSelect } from "antd";
import { useMemo, useState } from "react";
import { SENDER_PROTOCOLS, type Sender } from "../../../domain/alert.ts";
import type { CodeTables } from "../../../domain/codes.ts";
import { areaChoices, EVERYWHERE, type Refusal } from "../../state/administration.ts";
import type { AreaTree } from "../../state/area-tree.ts";
import { changeOf, firstFields, type SenderFields, type SenderWish, wishOf } from "../../state/senders.ts";
import { administrationTexts } from "../../text/administration.ts";
import { nameIn } from "../../text/language.ts";
import { useLanguage } from "../app-context.tsx";
import { RefusalAlert } from "../refusal-alert.tsx";
import { KindWords } from "./kind-words.tsx";

type Props = {
  /** the one that is changed; null: a new one */
  sender: Sender | null;
  tree: AreaTree | null;
  codes: CodeTables | null;
  onAdd: (wish: SenderWish) => Promise<Refusal | null>;
  onChange: (change: ReturnType<typeof changeOf>) => Promise<Refusal | null>;
  onClose: () => void;
};

/** What a sender is called, how it speaks, where it may report, and when it is believed. */
export function SenderForm({ sender, tree, codes, onAdd, onChange, onClose }: Props) {
  const language = useLanguage();
  const all = administrationTexts[language];
  const text = all.senders;
  const [form] = Form.useForm<SenderFields>();
  const protocol = Form.useWatch("protocol", form) ?? sender?.protocol ?? "events";
  const [error, setError] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const areas = useMemo(
    () => (tree ? areaChoices(tree, text.everywhere) : [{ value: EVERYWHERE, title: text.everywhere }]),
    [tree, text],
  );
  const send = async (fields: SenderFields) => {
    setBusy(true);
    setError(await (sender ? onChange(changeOf(fields)) : onAdd(wishOf(fields))));
    setBusy(false);
  };
  const required = [{ required: true, whitespace: true, message: text.required }];
  return (
    <Modal open title={sender ? text.editOf(sender.name) : text.create} footer={null} onCancel={onClose}>
      <RefusalAlert error={error} />
      <Form<SenderFields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={firstFields(sender)}
        onFinish={(fields) => void send(fields)}
      >
        {!sender && (
          <Form.Item name="protocol" label={text.protocol} extra={text.protocolHints[protocol]}>
            <Radio.Group
              optionType="button"
              options={SENDER_PROTOCOLS.map((value) => ({ value, label: text.protocols[value] }))}
            />
          </Form.Item>
        )}
        <div className={sender ? undefined : "senders-pair"}>
          <Form.Item name="name" label={text.name} extra={text.nameHint} rules={required}>
            <Input autoComplete="off" maxLength={80} />
          </Form.Item>
          {!sender && (
            <>
              <Form.Item
                name="code"
                label={text.code}
                extra={text.codeHint}
                rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9-]{0,39}$/, message: text.codeFault }]}
              >
                <Input autoComplete="off" maxLength={40} />
              </Form.Item>
              <Form.Item name="area" label={text.area} extra={text.areaHint}>
                <TreeSelect
                  treeData={areas}
                  showSearch={{ treeNodeFilterProp: "title" }}
                  treeDefaultExpandedKeys={tree ? [...tree.roots] : []}
                  popupMatchSelectWidth={false}
                />
              </Form.Item>
              <Form.Item name="source" label={text.source} extra={text.sourceHint}>
                <Select
                  allowClear
                  placeholder={text.usualSource}
                  options={codes?.incidentSources.map(({ code, name }) => ({
                    value: code,
                    label: nameIn(language, name),
                  }))}
                />
              </Form.Item>
            </>
          )}
        </div>
        {protocol === "events" && (
          <div className="senders-pair">
            <Form.Item name="threshold" label={text.threshold} extra={text.thresholdHint}>
              <InputNumber min={0} max={100} precision={0} suffix="%" />
            </Form.Item>
            <Form.Item name="burstMinutes" label={text.burst} extra={text.burstHint}>
              <InputNumber min={1} max={1440} precision={0} suffix={text.minutes} />
            </Form.Item>
          </div>
        )}
        <KindWords kinds={codes?.incidentKinds ?? []} />
        <div className="admin-buttons">
          <Button type="primary" htmlType="submit" loading={busy}>
            {sender ? all.save : text.create}
          </Button>
          <Button onClick={onClose}>{all.cancel}</Button>
        </div>
      </Form>
    </Modal>
  );
}
