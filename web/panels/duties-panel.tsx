import { IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import { chinaDay } from "../../domain/day.ts";
import type { Duties, MonthFigures } from "../../domain/duties.ts";
import type { Refusal } from "../state/administration.ts";
import { dateOf } from "../state/days.ts";
import { treeFor } from "../state/derived.ts";
import { formatCount, formatDay, formatTime } from "../text/format.ts";
import { messageIn } from "../text/language.ts";
import { useApp, useLanguage, useText } from "./app-context.tsx";
import { FormAlert } from "./form-parts.tsx";
import { RowSkeletons } from "./notices.tsx";
import { useDuties } from "./use-duties.ts";
import { useVisitCommands } from "./visit-context.tsx";

/** The daily patrol, the week's visits and the month's close of one grid: what is done, and what is to be done. */
export function DutiesPanel() {
  const text = useText();
  const words = text.visits.duties;
  const grid = useApp((state) => {
    const node = state.scope === null ? undefined : treeFor(state)?.byCode.get(state.scope);
    return node?.level === "grid" ? node.code : null;
  });
  const { duties, failed, reload } = useDuties(grid);
  return (
    <div className="visits-scroll">
      {grid === null && <p className="visits-empty">{words.chooseArea}</p>}
      {grid !== null && failed && (
        <div className="failure" role="alert">
          <p>
            <b>{words.failed}</b>
          </p>
          <button type="button" className="link" onClick={reload}>
            {text.retry}
          </button>
        </div>
      )}
      {grid !== null && duties === null && !failed && <RowSkeletons rows={6} rowPx={26} />}
      {grid !== null && duties && (
        <div className="duties">
          <PatrolDuty key={`${grid} ${duties.day.day}`} grid={grid} today={duties.day} onDone={reload} />
          <Duty title={words.week} done={duties.week.due === 0}>
            <p>{words.weekSum(formatCount(duties.week.visits), formatCount(duties.week.due))}</p>
          </Duty>
          <MonthDuty key={`${grid} ${duties.before.month}`} grid={grid} duties={duties} onDone={reload} />
        </div>
      )}
    </div>
  );
}

function Duty({ title, done, children }: { title: string; done: boolean; children: ReactNode }) {
  const Icon = done ? IconCircleCheck : IconCircleDashed;
  return (
    <section className={done ? "duty duty-done" : "duty"} aria-label={title}>
      <h3>
        <Icon size={16} stroke={1.75} aria-hidden="true" />
        {title}
      </h3>
      {children}
    </section>
  );
}

function PatrolDuty(props: { grid: string; today: Duties["day"]; onDone: () => void }) {
  const { patrol: done, day } = props.today;
  const words = useText().visits.duties;
  const visits = useVisitCommands();
  const id = useId();
  const [note, setNote] = useState("");
  const { send, busy, fault } = useSending(props.onDone);
  return (
    <Duty title={words.patrol} done={done !== null}>
      {done ? (
        <>
          <p>{words.patrolDone(formatTime(new Date(done.at)), done.by)}</p>
          {done.note && <p className="duty-note">{done.note}</p>}
        </>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void send(() => visits.patrol(props.grid, day, note.trim()));
          }}
        >
          <p>{words.patrolOpen}</p>
          <label className="unseen" htmlFor={id}>
            {words.patrolNote}
          </label>
          <textarea
            id={id}
            rows={2}
            maxLength={500}
            placeholder={words.patrolNote}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <FormAlert>{fault}</FormAlert>
          <button type="submit" className="primary" aria-busy={busy}>
            {words.patrolSave}
          </button>
        </form>
      )}
    </Duty>
  );
}

function MonthDuty(props: { grid: string; duties: Duties; onDone: () => void }) {
  const { month, closing: closed } = props.duties.before;
  const running = props.duties.month;
  const words = useText().visits.duties;
  const visits = useVisitCommands();
  const [sure, setSure] = useState(false);
  const { send, busy, fault } = useSending(props.onDone);
  return (
    <Duty title={words.month} done={closed !== null}>
      {closed ? (
        <>
          <p>{words.monthClosed(month, closed.by, formatDay(dateOf(chinaDay(new Date(closed.at))), new Date()))}</p>
          <Figures figures={closed.figures} />
        </>
      ) : (
        <>
          <p>{sure ? words.closeSure(month) : words.monthOpen(month)}</p>
          <FormAlert>{fault}</FormAlert>
          <button
            type="button"
            className={sure ? "primary" : "secondary"}
            aria-busy={busy}
            onClick={() => (sure ? void send(() => visits.close(props.grid, month)) : setSure(true))}
          >
            {sure ? words.closeYes : words.close(month)}
          </button>
        </>
      )}
      <p>{words.running(running.month)}</p>
      <Figures figures={running.figures} />
    </Duty>
  );
}

function Figures({ figures }: { figures: MonthFigures }) {
  const words = useText().visits.duties;
  const rows: [label: string, count: number][] = [
    [words.made, figures.visits],
    [words.due, figures.due],
    [words.missed, figures.missed],
    [words.patrolDays, figures.patrolDays],
  ];
  return (
    <dl className="duty-figures">
      {rows.map(([label, count]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Sends once at a time; says why it failed, in the words of the server where it has any. */
function useSending(onDone: () => void) {
  const words = useText().visits.duties;
  const language = useLanguage();
  const [state, setState] = useState<{ busy: boolean; fault: string | null }>({ busy: false, fault: null });
  const send = async (ask: () => Promise<{ ok: true } | { ok: false; error: Refusal }>) => {
    if (state.busy) return;
    setState({ busy: true, fault: null });
    const answer = await ask();
    if (answer.ok) {
      setState({ busy: false, fault: null });
      return onDone();
    }
    const { status, message } = answer.error;
    setState({ busy: false, fault: status && status < 500 && message ? messageIn(language, message) : words.notSaved });
  };
  return { send, ...state };
}
