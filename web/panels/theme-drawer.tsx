import { Button, Drawer, Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import type { ManagedTheme, ThemeClass, ThemeKind } from "../../domain/theme.ts";
import { THEME_KINDS } from "../../domain/theme.ts";
import type { Administration, Refusal } from "../state/administration.ts";
import { administrationTexts } from "../text/administration.ts";
import { useLanguage } from "./app-context.tsx";
import { RefusalAlert } from "./refusal-alert.tsx";

type Props = {
  theme: ManagedTheme;
  administration: Administration;
  onChanged: () => void;
  onClose: () => void;
};

type Fields = {
  zh: string;
  en: string;
  kind: ThemeKind;
  classes: { zh?: string; en?: string; from?: number | null }[];
};

/** Names, kind and classes of one theme. */
export function ThemeDrawer({ theme, administration, onChanged, onClose }: Props) {
  const text = administrationTexts[useLanguage()];
  const [form] = Form.useForm<Fields>();
  const [error, setError] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const kind = Form.useWatch("kind", form) ?? theme.kind;

  const send = async (change: Parameters<Administration["changeTheme"]>[1]) => {
    setBusy(true);
    const answer = await administration.changeTheme(theme.code, change);
    setBusy(false);
    if (!answer.ok) return setError(answer.error);
    onChanged();
    onClose();
  };
  const save = ({ zh, en, kind: chosen, classes }: Fields) =>
    send({
      name: { zh, en: en || zh },
      ...(chosen === theme.kind
        ? sameClasses(theme.classes, classes)
          ? {}
          : { classes: classesOf(theme, classes) }
        : { kind: chosen }),
    });
  return (
    <Drawer
      open
      title={text.themes.editOf(theme.name.zh)}
      size={420}
      onClose={onClose}
      footer={
        <div className="admin-drawer-foot">
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button type="primary" loading={busy} onClick={() => form.submit()}>
            {text.save}
          </Button>
        </div>
      }
    >
      <RefusalAlert error={error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={(fields) => void save(fields)}
        initialValues={{
          zh: theme.name.zh,
          en: theme.name.en,
          kind: theme.kind,
          classes: theme.classes.map(({ name, from }) => ({ zh: name?.zh, en: name?.en, from })),
        }}
      >
        <Form.Item
          name="zh"
          label={text.themes.nameZh}
          rules={[{ required: true, whitespace: true, message: text.accounts.required }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="en" label={text.themes.nameEn}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="kind" label={text.themes.kind} extra={kind === theme.kind ? undefined : text.themes.kindHint}>
          <Select options={THEME_KINDS.map((value) => ({ value, label: text.themes.kinds[value] }))} />
        </Form.Item>
        {kind === theme.kind && (
          <>
            <div className="theme-classes-head">
              <b>{text.themes.classes}</b>
              <Button size="small" type="link" onClick={() => void send({ classes: null })}>
                {text.themes.derive}
              </Button>
            </div>
            {theme.classes.map((own, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: classes are known by their place
              <div key={index} className="theme-class">
                {own.values ? (
                  <span className="theme-class-values" title={own.values.join("、")}>
                    {own.values.join("、")}
                  </span>
                ) : (
                  <Form.Item
                    name={["classes", index, "from"]}
                    label={index === 0 ? text.themes.from : undefined}
                    noStyle={index > 0}
                  >
                    <InputNumber
                      aria-label={text.themes.fromOf(String(index + 1))}
                      disabled={index === 0 && own.from === null}
                    />
                  </Form.Item>
                )}
                <Form.Item name={["classes", index, "zh"]} noStyle>
                  <Input
                    aria-label={text.themes.classNameOf(String(index + 1))}
                    placeholder={text.themes.className}
                    maxLength={60}
                  />
                </Form.Item>
                <Form.Item name={["classes", index, "en"]} noStyle>
                  <Input
                    aria-label={`${text.themes.classNameOf(String(index + 1))} (English)`}
                    placeholder="English"
                    maxLength={60}
                  />
                </Form.Item>
              </div>
            ))}
          </>
        )}
      </Form>
    </Drawer>
  );
}

const classesOf = (theme: ManagedTheme, rows: Fields["classes"]): ThemeClass[] =>
  theme.classes.map(({ values, from }, index) => {
    const { zh = "", en = "", from: given } = rows[index] ?? {};
    const name = zh.trim() || en.trim() ? { zh: zh.trim() || en.trim(), en: en.trim() || zh.trim() } : null;
    return values ? { values, name } : { from: from === null && index === 0 ? null : (given ?? from), name };
  });

const sameClasses = (before: readonly ThemeClass[], rows: Fields["classes"]): boolean =>
  before.every(({ name, from }, index) => {
    const { zh, en, from: given } = rows[index] ?? {};
    return (zh ?? "") === (name?.zh ?? "") && (en ?? "") === (name?.en ?? "") && (given ?? null) === (from ?? null);
  });
