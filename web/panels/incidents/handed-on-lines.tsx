import type { HandedOn } from "../../../domain/open311/endpoint.ts";
import { formatMoment } from "../../text/format.ts";
import { useIncidentText } from "./incident-context.tsx";

/** How far a call is in the department's own system: whether it arrived, its number there, and what they said of it. */
export function HandedOnLines({ handedOn, now }: { handedOn: HandedOn; now: number }) {
  const text = useIncidentText().card;
  const { state, remoteId, fault, notes } = handedOn;
  const facts = [
    text.handedOn[state],
    ...(remoteId === null ? [] : [text.handedOnNumber(remoteId)]),
    ...(fault === null ? [] : [text.handedOnFaults[fault] ?? fault]),
    ...(fault !== null && state === "waiting" ? [text.handedOnAgain] : []),
  ];
  return (
    <div className={state === "failed" ? "handed-on handed-on-failed" : "handed-on"}>
      <p>{facts.join(" · ")}</p>
      {notes.length > 0 && (
        <ol>
          {notes.map(({ status, text: said, at }) => (
            <li key={at}>
              <time dateTime={at}>{formatMoment(new Date(at), new Date(now))}</time>
              {[text.handedOnStates[status] ?? status, said].filter(Boolean).join(" · ")}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
