import { IconPlus, IconX } from "@tabler/icons-react";
import { Button, Form, Input, Select } from "antd";
import type { CodeTables } from "../../../domain/codes.ts";
import { administrationTexts } from "../../text/administration.ts";
import { nameIn } from "../../text/language.ts";
import { useLanguage } from "../app-context.tsx";

/** Rows of a sender's word and the kind of ours that it means, within a form. */
export function KindWords({ kinds }: { kinds: CodeTables["incidentKinds"] }) {
  const language = useLanguage();
  const text = administrationTexts[language].senders;
  const options = kinds.map(({ code, name }) => ({ value: code, label: nameIn(language, name) }));
  return (
    <Form.List name="kinds">
      {(fields, { add, remove }) => (
        <Form.Item label={text.kinds} extra={text.kindsHint}>
          {fields.map(({ key, name }) => (
            <div key={key} className="senders-kind">
              <Form.Item name={[name, "theirs"]} rules={[{ required: true, whitespace: true, message: text.required }]}>
                <Input aria-label={text.theirs} placeholder={text.theirs} maxLength={80} />
              </Form.Item>
              <Form.Item name={[name, "ours"]} rules={[{ required: true, message: text.required }]}>
                <Select aria-label={text.ours} placeholder={text.ours} options={options} />
              </Form.Item>
              <Button
                type="text"
                aria-label={text.removeKind}
                title={text.removeKind}
                icon={<IconX size={16} stroke={1.75} />}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button type="dashed" block icon={<IconPlus size={16} stroke={1.75} />} onClick={() => add({})}>
            {text.addKind}
          </Button>
        </Form.Item>
      )}
    </Form.List>
  );
}
