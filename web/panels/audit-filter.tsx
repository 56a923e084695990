import { Button, Input, Select } from "antd";
import { type FormEvent, type ReactNode, useState } from "react";
import { AUDIT_ACTIONS } from "../../domain/audit.ts";
import { type AuditFilter, noAuditFilter } from "../state/administration.ts";
import { administrationTexts } from "../text/administration.ts";
import { useLanguage } from "./app-context.tsx";

/** What the log is searched by; Enter or the button searches. `end` stands at the right. */
export function AuditFilterBar({ onApply, end }: { onApply: (filter: AuditFilter) => void; end: ReactNode }) {
  const text = administrationTexts[useLanguage()].audit;
  const [filter, setFilter] = useState(noAuditFilter);
  const set = (part: Partial<AuditFilter>) => setFilter((before) => ({ ...before, ...part }));
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
        <Input
          aria-label={text.account}
          placeholder={text.account}
          allowClear
          value={filter.account}
          onChange={(event) => set({ account: event.target.value })}
        />
        <Input
          className="admin-filter-q"
          aria-label={text.q}
          placeholder={text.q}
          allowClear
          value={filter.q}
          onChange={(event) => set({ q: event.target.value })}
        />
        <Input
          type="date"
          aria-label={text.from}
          title={text.from}
          value={filter.from}
          onChange={(event) => set({ from: event.target.value })}
        />
        <Input
          type="date"
          aria-label={text.to}
          title={text.to}
          value={filter.to}
          onChange={(event) => set({ to: event.target.value })}
        />
        <Button type="primary" htmlType="submit">
          {text.apply}
        </Button>
      </div>
      <div className="admin-bar-end">{end}</div>
    </form>
  );
}
