import { Button, Table } from "antd";
import { useEffect, useState } from "react";
import type { AuditEntry } from "../../domain/audit.ts";
import { type Administration, auditQuery, noAuditFilter, type Refusal } from "../state/administration.ts";
import { administrationTexts } from "../text/administration.ts";
import { formatDay } from "../text/format.ts";
import { useLanguage } from "./app-context.tsx";
import { useAuditCheck } from "./audit-check.tsx";
import { AuditFilterBar } from "./audit-filter.tsx";
import { RefusalAlert } from "./refusal-alert.tsx";
import { useCards } from "./use-cards.ts";

const PAGE = 100;

type Read = { items: readonly AuditEntry[]; next: string | null; error: Refusal | null; loading: boolean };

/** Who did what to whom, the newest first. */
export function AuditPanel({ administration }: { administration: Administration }) {
  const text = administrationTexts[useLanguage()].audit;
  const check = useAuditCheck(administration);
  const [filter, setFilter] = useState(noAuditFilter);
  const [read, setRead] = useState<Read>({ items: [], next: null, error: null, loading: true });

  const load = async (after: string | null) => {
    setRead((before) => ({ ...before, loading: true }));
    const answer = await administration.audit(auditQuery(filter, { limit: PAGE, after }));
    setRead((before) =>
      answer.ok
        ? {
            items: after === null ? answer.value.items : [...before.items, ...answer.value.items],
            next: answer.value.next,
            error: null,
            loading: false,
          }
        : { ...before, error: answer.error, loading: false },
    );
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new filter starts anew
  useEffect(() => void load(null), [filter]);

  return (
    <>
      <AuditFilterBar
        onApply={setFilter}
        end={
          <>
            {check.button}
            <Button href={`/api/audit.csv?${auditQuery(filter)}`} download>
              {text.csv}
            </Button>
          </>
        }
      />
      {check.result}
      <RefusalAlert error={read.error} onRetry={() => void load(null)} />
      <Table<AuditEntry>
        {...useCards("admin-cards-log", 860)}
        size="small"
        rowKey="id"
        loading={read.loading && read.items.length === 0}
        dataSource={[...read.items]}
        locale={{ emptyText: text.none }}
        pagination={false}
        columns={[
          { title: text.at, key: "at", width: 150, className: "admin-nowrap", render: (_, entry) => moment(entry.at) },
          {
            title: text.who,
            key: "who",
            width: 150,
            render: (_, { account, name }) => (
              <div className="admin-two-lines">
                <b>{account === null ? text.nobody : name}</b>
                <span>{account ?? name}</span>
              </div>
            ),
          },
          { title: text.what, key: "what", width: 150, render: (_, { action }) => text.actions[action] ?? action },
          { title: text.subject, key: "subject", width: 160, render: (_, entry) => <Subject entry={entry} /> },
          { title: text.reason, key: "reason", render: (_, { reason }) => reason },
          { title: text.address, key: "address", width: 130, render: (_, { address }) => address },
        ]}
      />
      {read.next && (
        <div className="admin-more">
          <Button loading={read.loading} onClick={() => void load(read.next)}>
            {text.more}
          </Button>
        </div>
      )}
    </>
  );
}

function Subject({ entry: { subject, area, details } }: { entry: AuditEntry }) {
  const text = administrationTexts[useLanguage()].audit;
  const named = [details.code, details.username, details.name].find((name) => typeof name === "string") ?? subject?.id;
  if (!subject && !area) return null;
  return (
    <div className="admin-two-lines">
      {subject && `${text.subjects[subject.kind] ?? subject.kind} ${named}`}
      {area && <span>{area}</span>}
    </div>
  );
}

/** To the second: an audit asks what came first. */
function moment(at: string): string {
  const date = new Date(at);
  return `${formatDay(date, new Date())} ${date.toTimeString().slice(0, 8)}`;
}
