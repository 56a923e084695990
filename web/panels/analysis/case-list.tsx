import { useState } from "react";
import type { CaseProposal } from "../../../domain/incident.ts";
import { lastOf } from "../../state/loaded.ts";
import { formatCount, formatFigure, formatLength, formatMoment } from "../../text/format.ts";
import { messageIn } from "../../text/language.ts";
import { useApp, useCommands, useLanguage, useMay } from "../app-context.tsx";
import { useIncidentCommands } from "../incidents/incident-context.tsx";
import { RowSkeletons } from "../notices.tsx";
import { useKindName } from "../use-kind-name.ts";
import { useAnalysisText } from "./use-analysis-text.ts";

/** Reports that are told of each case at first. */
const MOST_REPORTS = 3;

/** What became of a proposal: a case that can be parted again. */
type Joined = { id: number; count: number; state: "joined" | "undone" };

/** Open reports that may have one cause, the least usual first; joined into a case here, and parted again. */
export function CaseList() {
  const words = useAnalysisText().cases;
  const loaded = useApp((state) => state.proposedCases);
  const [joined, setJoined] = useState<readonly Joined[]>([]);
  const proposed = lastOf(loaded);
  const put = (now: Joined) => setJoined((before) => [now, ...before.filter(({ id }) => id !== now.id)]);
  return (
    <section className="places case-list" aria-label={words.title(formatCount(proposed?.length ?? 0))}>
      {joined.map((one) => (
        <JoinedLine key={one.id} joined={one} onChange={put} />
      ))}
      {loaded.state === "failed" && (
        <p className="analysis-failed" role="alert">
          {words.failed}
        </p>
      )}
      {proposed === null && loaded.state !== "failed" && <RowSkeletons rows={3} rowPx={64} />}
      {proposed && (
        <>
          <h3>{proposed.length === 0 ? words.none : words.title(formatCount(proposed.length))}</h3>
          <ol>
            {proposed.map((one, at) => (
              <Proposal key={one.reports[0].id} proposal={one} number={at + 1} onJoined={put} />
            ))}
          </ol>
        </>
      )}
      <p className="heat-note">{words.note}</p>
    </section>
  );
}

type ProposalProps = { proposal: CaseProposal; number: number; onJoined: (joined: Joined) => void };

function Proposal({ proposal, number, onJoined }: ProposalProps) {
  const words = useAnalysisText().cases;
  const language = useLanguage();
  const commands = useCommands();
  const incidents = useIncidentCommands();
  const mayHandle = useMay("incidents.handle");
  const kindOf = useKindName();
  const [sending, setSending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const { kind, reports, position, radiusM, from, to, usual } = proposal;
  const [count, now] = [formatCount(reports.length), new Date()];
  const at = (iso: string) => formatMoment(new Date(iso), now);
  const join = async () => {
    if (sending) return;
    setSending(true);
    const place = reports.find(({ address }) => address)?.address ?? words.here;
    const answer = await incidents.joinAsCase(
      words.text(place, kindOf(kind), count),
      reports.map(({ id }) => id),
    );
    setSending(false);
    if (!answer.ok) return setFault(messageIn(language, answer.error.message) || words.other);
    onJoined({ id: answer.value.id, count: reports.length, state: "joined" });
  };
  return (
    <li>
      <button type="button" onClick={() => commands.fly({ position, zoom: 17 })}>
        <i className="stop-number">{number}</i>
        <span>
          <b>{words.row(kindOf(kind), count)}</b>
          <small>{words.days(at(from), at(to), formatLength(radiusM))}</small>
          <small>{words.usual(formatFigure(usual))}</small>
        </span>
      </button>
      <ul className="case-reports">
        {reports.slice(0, MOST_REPORTS).map((report) => (
          <li key={report.id}>
            <button type="button" className="link" onClick={() => incidents.open(report.id)} title={report.text}>
              {report.text}
            </button>
          </li>
        ))}
        {reports.length > MOST_REPORTS && <li>{words.rest(formatCount(reports.length - MOST_REPORTS))}</li>}
      </ul>
      {mayHandle && (
        <button type="button" className="case-join" disabled={sending} onClick={() => void join()}>
          {sending ? words.joining : words.join}
        </button>
      )}
      {fault && (
        <p className="analysis-failed" role="alert">
          {fault}
        </p>
      )}
    </li>
  );
}

function JoinedLine({ joined, onChange }: { joined: Joined; onChange: (joined: Joined) => void }) {
  const words = useAnalysisText().cases;
  const language = useLanguage();
  const incidents = useIncidentCommands();
  const [fault, setFault] = useState<string | null>(null);
  const undo = async () => {
    const answer = await incidents.unmerge(joined.id);
    if (answer.ok) onChange({ ...joined, state: "undone" });
    else setFault(messageIn(language, answer.error.message) || words.other);
  };
  return (
    <output className="case-joined">
      <span>✓ {joined.state === "joined" ? words.joined(formatCount(joined.count)) : words.undone}</span>
      {joined.state === "joined" && (
        <>
          <button type="button" className="link" onClick={() => incidents.open(joined.id)}>
            {words.open}
          </button>
          <button type="button" className="link" onClick={() => void undo()}>
            {words.undo}
          </button>
        </>
      )}
      {fault && <span className="analysis-failed">{fault}</span>}
    </output>
  );
}
