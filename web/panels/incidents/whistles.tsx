import { type FormEvent, useId, useState } from "react";
import type { Department } from "../../../domain/flow/flow.ts";
import type { IncidentCard, Whistle } from "../../../domain/incident.ts";
import { localInput } from "../../state/incidents/moments.ts";
import { refusalOf } from "../../state/incidents/step-draft.ts";
import { formatMoment } from "../../text/format.ts";
import { messageIn, nameIn } from "../../text/language.ts";
import { useLanguage } from "../app-context.tsx";
import { Chip } from "../card-frame.tsx";
import { HandedOnLines } from "./handed-on-lines.tsx";
import { useIncidentCommands, useIncidentText } from "./incident-context.tsx";
import { MomentField } from "./moment-field.tsx";
import { FormFoot, FormFrame, NoteField } from "./step-form.tsx";

type Props = {
  incident: IncidentCard;
  departments: readonly Department[];
  /** whether whoever looks may note that they have come */
  mayHandle: boolean;
  now: number;
};

/** Departments that were called, by when they are to be there, and when they were. Nothing where none was. */
export function Whistles({ incident, departments, mayHandle, now }: Props) {
  const text = useIncidentText().card;
  const commands = useIncidentCommands();
  const language = useLanguage();
  const [fault, setFault] = useState<string | null>(null);
  if (incident.whistles.length === 0) return null;
  const arrive = async (n: number) => {
    const answer = await commands.arrive(incident.id, n);
    if (answer.ok) commands.take(answer.value);
    setFault(answer.ok ? null : messageIn(language, answer.error.message));
  };
  return (
    <section className="card-section" aria-label={text.whistles}>
      <div className="card-head">
        <h3>{text.whistles}</h3>
      </div>
      <ul className="whistles">
        {incident.whistles.map((whistle) => {
          const department = departments.find(({ code }) => code === whistle.department);
          return (
            <li key={whistle.n}>
              <b>{department ? nameIn(language, department.name) : whistle.department}</b>
              <WhistleState whistle={whistle} now={now} />
              {whistle.note && <p>{whistle.note}</p>}
              {whistle.handedOn && <HandedOnLines handedOn={whistle.handedOn} now={now} />}
              {mayHandle && whistle.arrivedAt === null && (
                <button type="button" className="link" onClick={() => void arrive(whistle.n)}>
                  {text.arrive}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {fault && (
        <p role="alert" className="diary-failed">
          {fault}
        </p>
      )}
    </section>
  );
}

function WhistleState({ whistle: { arriveBy, arrivedAt }, now }: { whistle: Whistle; now: number }) {
  const text = useIncidentText().card;
  const at = (iso: string) => formatMoment(new Date(iso), new Date(now));
  if (arrivedAt !== null) return <Chip tone="ok">✓ {text.whistleArrived(at(arrivedAt))}</Chip>;
  if (Date.parse(arriveBy) < now) return <Chip tone="urgent">{text.whistleLate(at(arriveBy))}</Chip>;
  return <Chip tone="warning">{text.whistleWaits(at(arriveBy))}</Chip>;
}

const HOUR_MS = 3_600_000;
const ARRIVALS = [0.5, 1, 2, 24];

type FormProps = {
  incident: IncidentCard;
  departments: readonly Department[];
  onDone: (told: { words: string; isLate: boolean }) => void;
  onCancel: () => void;
};

/** Calls another department: which, what for, and by when they are to be there. */
export function WhistleForm({ incident, departments, onDone, onCancel }: FormProps) {
  const text = useIncidentText();
  const language = useLanguage();
  const commands = useIncidentCommands();
  const id = useId();
  const [department, setDepartment] = useState("");
  const [note, setNote] = useState("");
  const [arriveBy, setArriveBy] = useState(() => localInput(Date.now() + HOUR_MS));
  const [fault, setFault] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    if (department === "") return setFault(text.card.whistleFaults.department);
    if (!(Date.parse(arriveBy) > Date.now())) return setFault(text.card.whistleFaults.time);
    setSending(true);
    const answer = await commands.whistle(incident.id, {
      department,
      arriveBy: new Date(arriveBy).toISOString(),
      ...(note.trim() === "" ? {} : { note: note.trim() }),
    });
    setSending(false);
    if (!answer.ok) {
      const refusal = refusalOf(answer.error);
      const said = messageIn(language, answer.error.message);
      return setFault(refusal === "away" || !said ? text.step.faults.away : said);
    }
    commands.take(answer.value);
    const called = departments.find(({ code }) => code === department);
    onDone({ words: text.card.whistled(called ? nameIn(language, called.name) : department), isLate: false });
  };
  return (
    <FormFrame label={text.card.whistles} onSubmit={onSubmit}>
      <div className="visit-fields" inert={sending}>
        <div className="visit-field">
          <label htmlFor={id}>{text.card.whistleDepartment}</label>
          <select
            id={id}
            className="step-select"
            value={department}
            onChange={(event) => {
              setFault(null);
              setDepartment(event.target.value);
            }}
          >
            <option value="" disabled>
              {text.card.whistleDepartmentChoose}
            </option>
            {departments.map(({ code, name }) => (
              <option key={code} value={code}>
                {nameIn(language, name)}
              </option>
            ))}
          </select>
          {departments.find(({ code }) => code === department)?.handsOn && (
            <p className="whistle-hands-on">{text.card.whistleHandsOn}</p>
          )}
        </div>
        <MomentField label={text.card.whistleBy} value={arriveBy} hours={ARRIVALS} onChange={setArriveBy} />
        <NoteField label={text.step.note} hint={text.card.whistleNote} value={note} onChange={setNote} />
      </div>
      <FormFoot
        fault={fault}
        sending={sending}
        submit={sending ? text.step.sending : text.card.whistleSend}
        onCancel={onCancel}
      />
    </FormFrame>
  );
}
