import { IconCloudUp } from "@tabler/icons-react";
import { useState } from "react";
import { type OutboxEntry, unsent } from "../../state/phone/outbox-entry.ts";
import { formatCount, formatMoment } from "../../text/format.ts";
import { messageIn, nameIn } from "../../text/language.ts";
import { useLanguage } from "../app-context.tsx";
import { useActions, useRound, useWords } from "./round-context.tsx";
import { TabHead, Tag } from "./round-parts.tsx";

/** What was noted here and is not with the server yet, and what became of it that its maker has to know. */
export function OutboxTab() {
  const words = useWords();
  const actions = useActions();
  const entries = useRound((state) => state.entries);
  const online = useRound((state) => state.online);
  const waiting = entries.some(({ state }) => state === "waiting");
  return (
    <>
      <TabHead title={words.tabs.outbox} note={entries.length > 0 ? formatCount(unsent(entries)) : null} />
      {entries.length === 0 && <p className="told">{words.outbox.none}</p>}
      <ul className="entries">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      {waiting && online && (
        <button type="button" className="action" onClick={actions.sendNow}>
          <IconCloudUp size={24} stroke={1.6} aria-hidden="true" />
          {words.outbox.sendNow}
        </button>
      )}
    </>
  );
}

const tones = { waiting: "quiet", refused: "urgent", conflict: "warning" } as const;

function Entry({ entry }: { entry: OutboxEntry }) {
  const words = useWords();
  const language = useLanguage();
  const now = new Date();
  return (
    <li className="entry">
      <div className="entry-head">
        <b>
          {entry.step ? nameIn(language, entry.step) : words.outbox.kinds[entry.kind]} · {entry.label}
        </b>
        <Tag tone={tones[entry.state]}>{words.outbox.states[entry.state]}</Tag>
      </div>
      {entry.text !== "" && <p className="entry-text">{entry.text}</p>}
      <p className="quiet">{words.outbox.notedAt(formatMoment(new Date(entry.at), now))}</p>
      {entry.state === "refused" && (
        <>
          <p role="alert" className="told told-warning">
            {messageIn(language, entry.message ?? words.failed)}
          </p>
          {entry.kind === "step" ? <Seen entry={entry} /> : <Decide entry={entry} />}
        </>
      )}
      {entry.state === "conflict" && (
        <>
          <p role="alert" className="told told-warning">
            {words.outbox.conflict(entry.others.join(words.outbox.between))}
          </p>
          <Seen entry={entry} />
        </>
      )}
      {entry.state === "waiting" && <Decide entry={entry} waiting />}
    </li>
  );
}

/** What came of it was read: it is put away. A step that was refused is not sent again, since the incident has moved on. */
function Seen({ entry }: { entry: OutboxEntry }) {
  const words = useWords();
  const actions = useActions();
  return (
    <button type="button" className="action" onClick={() => actions.discard(entry.id)}>
      {words.outbox.seen}
    </button>
  );
}

/** Send it again, or give it up: the latter is asked twice. */
function Decide({ entry, waiting = false }: { entry: OutboxEntry; waiting?: boolean }) {
  const words = useWords();
  const actions = useActions();
  const [asked, setAsked] = useState(false);
  if (asked) {
    return (
      <div role="alertdialog" aria-label={words.outbox.discardAsk}>
        <p className="told">{words.outbox.discardAsk}</p>
        <div className="pair">
          <button type="button" className="action" onClick={() => setAsked(false)}>
            {words.outbox.keep}
          </button>
          <button type="button" className="action action-danger" onClick={() => actions.discard(entry.id)}>
            {words.outbox.discardYes}
          </button>
        </div>
      </div>
    );
  }
  return (
    <div className="pair">
      {!waiting && (
        <button type="button" className="action" onClick={() => actions.retry(entry.id)}>
          {words.outbox.retry}
        </button>
      )}
      <button type="button" className="action action-quiet" onClick={() => setAsked(true)}>
        {words.outbox.discard}
      </button>
    </div>
  );
}
