import { Button, Input, Select } from "antd";
import { type ChangeEvent, type FormEvent, type ReactNode, useState } from "react";
import { AUDIT_ACTIONS } from "../../domain/audit.ts";
import { type AuditFilter, noAuditFilter } from "../state/administration.ts";
import { administrationTexts } from "../text/administration.ts";
import { useLanguage } from "./app-context.tsx";

/** What the log is searched by; Enter or the button searches. `end` stands at the right. */
export function AuditFilterBar({ onApply, end }: { onApply: (filter: AuditFilter) => void; end: ReactNode }) {
  const text = administrationTexts[useLanguage()].audit;
  const [filter, setFilter] = useState(noAuditFilter);
  const field = (key: "account" | "q" | "from" | "to") => ({
    "aria-label": text[key],
    value: filter[key],
    onChange: (event: ChangeEvent<HTMLInputElement>) => setFilter({ ...filter, [key]: event.target.value }),
  });
  const apply = (next: AuditFilter) => {
    setFilter(next);
    onApply(next);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    onApply({ ...filter });
  };
  return (
    <form className="admin-bar" onSubmit={onSubmit}>
      <div className="admin-filter">
        <Select
          aria-label={text.action}
          value={filter.action}
          onChange={(action) => apply({ ...filter, action })}
          options={[
            { value: "", label: text.allActions },
            ...AUDIT_ACTIONS.map((action) => ({ value: action as string, label: text.actions[action] ?? action })),
          ]}
        />
        <Input {...field("account")} placeholder={text.account} allowClear />
        <Input {...field("q")} className="admin-filter-q" placeholder={text.q} allowClear />
        <Input {...field("from")} type="date" title={text.from} />
        <Input {...field("to")} type="date" title={text.to} />
        <Button type="primary" htmlType="submit">
          {text.apply}
        </Button>
      </div>
      <div className="admin-bar-end">{end}</div>
    </form>
  );
}
