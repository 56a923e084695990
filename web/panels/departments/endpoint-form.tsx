import { AutoComplete, Button, Form, Input, Modal, Radio } from "antd";
import { useState } from "react";
import type { IncidentKind } from "../../../domain/codes.ts";
import {
  type DepartmentEndpoint,
  type DepartmentWithEndpoint,
  ENDPOINT_FORMATS,
  type OfferedService,
} from "../../../domain/open311/endpoint.ts";
import type { Administration, Refusal } from "../../state/administration.ts";
import { endpointOf, type TypedEndpoint, typedFrom } from "../../state/endpoint.ts";
import { administrationTexts } from "../../text/administration.ts";
import { formatCount } from "../../text/format.ts";
import { nameIn } from "../../text/language.ts";
import { useLanguage } from "../app-context.tsx";
import { RefusalAlert } from "../refusal-alert.tsx";

type Props = {
  department: DepartmentWithEndpoint;
  kinds: readonly IncidentKind[];
  administration: Administration;
  onSaved: (all: { items: DepartmentWithEndpoint[] }) => void;
  onClose: () => void;
};

/** Where a department's system is, tried before it is saved, and what it calls our kinds. */
export function EndpointForm({ department, kinds, administration, onSaved, onClose }: Props) {
  const language = useLanguage();
  const texts = administrationTexts[language];
  const text = texts.departments;
  const [form] = Form.useForm<TypedEndpoint>();
  const [offered, setOffered] = useState<readonly OfferedService[] | null>(null);
  const [error, setError] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState<"trying" | "saving" | null>(null);
  const options = (offered ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));

  const tryIt = async () => {
    const typed = await form.validateFields(["url", "format", "jurisdiction"]).catch(() => null);
    if (!typed) return;
    setBusy("trying");
    setOffered(null);
    const { url, format, jurisdiction } = endpointOf({ ...form.getFieldsValue(true), ...typed });
    const answer = await administration.offeredServices({ url, format, jurisdiction });
    setBusy(null);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setOffered(answer.value.items);
  };
  const save = async (typed: TypedEndpoint) => {
    setBusy("saving");
    const key = typed.key.trim();
    const endpoint: DepartmentEndpoint & { key?: string } = { ...endpointOf(typed), ...(key ? { key } : {}) };
    const answer = await administration.setEndpoint(department.code, endpoint);
    setBusy(null);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) onSaved(answer.value);
  };
  const required = [{ required: true, whitespace: true, message: text.required }];
  return (
    <Modal
      open
      title={text.title(nameIn(language, department.name))}
      footer={null}
      width={560}
      onCancel={onClose}
      destroyOnHidden
    >
      <RefusalAlert error={error} />
      <Form<TypedEndpoint>
        form={form}
        layout="vertical"
        labelAlign="left"
        colon={false}
        requiredMark={false}
        initialValues={typedFrom(department.endpoint)}
        onFinish={save}
      >
        <Form.Item name="url" label={text.url} extra={text.urlHint} rules={required}>
          <Input autoComplete="off" inputMode="url" maxLength={300} />
        </Form.Item>
        <div className="endpoint-pair">
          <Form.Item name="format" label={text.format}>
            <Radio.Group options={ENDPOINT_FORMATS.map((value) => ({ value, label: value.toUpperCase() }))} />
          </Form.Item>
          <Form.Item name="jurisdiction" label={text.jurisdiction} extra={text.jurisdictionHint}>
            <Input autoComplete="off" maxLength={100} />
          </Form.Item>
        </div>
        <Form.Item name="key" label={text.key} extra={text.keyHint} rules={department.endpoint ? [] : required}>
          <Input.Password
            autoComplete="new-password"
            maxLength={500}
            placeholder={department.endpoint ? text.keyKept : undefined}
          />
        </Form.Item>
        <div className="endpoint-try">
          <Button onClick={tryIt} loading={busy === "trying"}>
            {text.tryIt}
          </Button>
          <span role="status">{offered && text.tried(formatCount(offered.length))}</span>
        </div>
        <Form.Item name="usualService" label={text.usual} extra={text.usualHint} rules={required}>
          <AutoComplete options={options} maxLength={100} />
        </Form.Item>
        <fieldset className="endpoint-services">
          <legend>{text.services}</legend>
          {kinds.map(({ code, name }) => (
            <Form.Item key={code} name={["services", code]} label={nameIn(language, name)} layout="horizontal">
              <AutoComplete
                allowClear
                options={options}
                maxLength={100}
                placeholder={text.same}
                aria-label={text.serviceOf(nameIn(language, name))}
              />
            </Form.Item>
          ))}
        </fieldset>
        <div className="admin-buttons">
          <Button type="primary" htmlType="submit" loading={busy === "saving"}>
            {texts.save}
          </Button>
          <Button onClick={onClose}>{texts.cancel}</Button>
        </div>
      </Form>
    </Modal>
  );
}
