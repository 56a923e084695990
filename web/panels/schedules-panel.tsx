import { Alert, Button, InputNumber } from "antd";
import { useState } from "react";
import type { Name } from "../../domain/codes.ts";
import { MOST_DAYS, type VisitSchedules } from "../../domain/visit-schedule.ts";
import type { Administration, Refusal } from "../state/administration.ts";
import { changedSchedules, type ScheduleKind, withSchedule } from "../state/schedules.ts";
import { administrationTexts } from "../text/administration.ts";
import { formatCount } from "../text/format.ts";
import { nameIn } from "../text/language.ts";
import { useLanguage } from "./app-context.tsx";
import { RefusalAlert } from "./refusal-alert.tsx";
import { useAsked } from "./use-asked.ts";

const none: VisitSchedules = { types: {}, attention: {} };

/** Every how many days who is visited: by type, by attention. The shortest counts. */
export function SchedulesPanel({ administration }: { administration: Administration }) {
  const language = useLanguage();
  const all = administrationTexts[language];
  const text = all.schedules;
  const town = useAsked(administration.town);
  const schedules = useAsked(administration.schedules);
  const [typed, setTyped] = useState<VisitSchedules | null>(null);
  const [saving, setSaving] = useState<{ state: "no" | "busy" | "saved"; error: Refusal | null }>({
    state: "no",
    error: null,
  });
  const before = schedules.value ?? none;
  const now = typed ?? before;
  const changed = changedSchedules(before, now);
  const save = async () => {
    setSaving({ state: "busy", error: null });
    const answer = await administration.setSchedules(now);
    setSaving({ state: answer.ok ? "saved" : "no", error: answer.ok ? null : answer.error });
    if (!answer.ok) return;
    setTyped(null);
    schedules.reload();
  };
  const set = (kind: ScheduleKind, code: string, days: number | null) => {
    setSaving({ state: "no", error: null });
    setTyped(withSchedule(now, kind, code, days));
  };
  const groups: { kind: ScheduleKind; title: string; rows: readonly { code: string; name: Name }[] }[] = [
    { kind: "types", title: text.types, rows: town.value?.codes.householdTypes ?? [] },
    { kind: "attention", title: text.attentions, rows: town.value?.codes.attentionLevels ?? [] },
  ];
  return (
    <>
      <p className="admin-lead">{text.lead}</p>
      <RefusalAlert
        error={town.error ?? schedules.error ?? saving.error}
        onRetry={() => {
          town.reload();
          schedules.reload();
        }}
      />
      {saving.state === "saved" && <Alert type="success" showIcon title={text.saved} style={{ marginBottom: 16 }} />}
      <div className="admin-schedules">
        {schedules.value &&
          groups.map(({ kind, title, rows }) => (
            <section key={kind} aria-label={title}>
              <h2>{title}</h2>
              <ul>
                {rows.map(({ code, name }) => {
                  const days = now[kind][code] ?? null;
                  const label = nameIn(language, name);
                  return (
                    <li key={code}>
                      <span className="admin-schedule-name">{label}</span>
                      <span className={days === null ? "admin-quiet" : undefined}>
                        {days === null ? text.none : text.every}
                      </span>
                      <InputNumber
                        aria-label={text.daysOf(label)}
                        min={1}
                        max={MOST_DAYS}
                        precision={0}
                        suffix={text.days}
                        value={days}
                        onChange={(value) => set(kind, code, value)}
                      />
                    </li>
                  );
                })}
              </ul>
            </section>
          ))}
      </div>
      <div className="admin-schedules-foot">
        <Button type="primary" disabled={changed === 0} loading={saving.state === "busy"} onClick={save}>
          {all.save}
        </Button>
        <Button disabled={changed === 0} onClick={() => setTyped(null)}>
          {all.cancel}
        </Button>
        {changed > 0 && <span className="admin-bar-count">{text.changed(formatCount(changed))}</span>}
      </div>
    </>
  );
}
