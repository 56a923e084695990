import { InputNumber } from "antd";
import type { Name } from "../../domain/codes.ts";
import { MOST_DAYS, type VisitSchedules } from "../../domain/visit-schedule.ts";
import type { Administration } from "../state/administration.ts";
import { changedSchedules, type ScheduleKind, withSchedule } from "../state/schedules.ts";
import { administrationTexts } from "../text/administration.ts";
import { formatCount } from "../text/format.ts";
import { nameIn } from "../text/language.ts";
import { useLanguage } from "./app-context.tsx";
import { RefusalAlert } from "./refusal-alert.tsx";
import { SaveFoot } from "./save-foot.tsx";
import { useAsked } from "./use-asked.ts";
import { useTyped } from "./use-typed.ts";

const none: VisitSchedules = { types: {}, attention: {} };

/** Every how many days who is visited: by type, by attention. The shortest counts. */
export function SchedulesPanel({ administration }: { administration: Administration }) {
  const language = useLanguage();
  const text = administrationTexts[language].schedules;
  const town = useAsked(administration.town);
  const schedules = useAsked(administration.schedules);
  const typing = useTyped(schedules, administration.setSchedules);
  const now = typing.now ?? none;
  const changed = changedSchedules(schedules.value ?? none, now);
  const groups: { kind: ScheduleKind; title: string; rows: readonly { code: string; name: Name }[] }[] = [
    { kind: "types", title: text.types, rows: town.value?.codes.householdTypes ?? [] },
    { kind: "attention", title: text.attentions, rows: town.value?.codes.attentionLevels ?? [] },
  ];
  return (
    <>
      <p className="admin-lead">{text.lead}</p>
      <RefusalAlert
        error={town.error ?? schedules.error}
        onRetry={() => {
          town.reload();
          schedules.reload();
        }}
      />
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
                        onChange={(value) => typing.type(withSchedule(now, kind, code, value))}
                      />
                    </li>
                  );
                })}
              </ul>
            </section>
          ))}
      </div>
      <SaveFoot typing={typing} changed={changed > 0 ? text.changed(formatCount(changed)) : null} saved={text.saved} />
    </>
  );
}
