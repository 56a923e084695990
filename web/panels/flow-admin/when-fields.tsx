import { Select } from "antd";
import type { CodeTables, Name } from "../../../domain/codes.ts";
import type { When } from "../../../domain/flow/rules.ts";
import { administrationTexts } from "../../text/administration.ts";
import { nameIn } from "../../text/language.ts";
import { useLanguage } from "../app-context.tsx";

type Props = { codes: CodeTables; when: When; onChange: (when: When) => void };

/** What a rule holds for: sources, kinds, urgencies; none chosen is all of them. */
export function WhenFields({ codes, when, onChange }: Props) {
  const language = useLanguage();
  const text = administrationTexts[language].flow;
  const fields: { key: keyof When; rows: readonly { code: string; name: Name }[] }[] = [
    { key: "sources", rows: codes.incidentSources },
    { key: "kinds", rows: codes.incidentKinds },
    { key: "urgencies", rows: codes.urgencies },
  ];
  const choose = (key: keyof When, chosen: string[]) => {
    const { [key]: _, ...others } = when;
    onChange(chosen.length === 0 ? others : { ...others, [key]: chosen });
  };
  return (
    <>
      {fields.map(({ key, rows }) => (
        <Select
          key={key}
          mode="multiple"
          aria-label={text[key]}
          className="flow-when"
          maxTagCount="responsive"
          placeholder={text.anyOf(text[key])}
          value={when[key] ?? []}
          options={rows.map(({ code, name }) => ({ value: code, label: nameIn(language, name) }))}
          onChange={(chosen: string[]) => choose(key, chosen)}
        />
      ))}
    </>
  );
}
