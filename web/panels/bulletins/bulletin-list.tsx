import { type Bulletin, bulletinState } from "../../../domain/bulletin.ts";
import type { BulletinsText } from "../../text/bulletins-zh.ts";
import { formatMoment } from "../../text/format.ts";

type Props = {
  text: BulletinsText;
  bulletins: readonly Bulletin[];
  /** id of the one that is open */
  chosen: number | null;
  onChoose: (bulletin: Bulletin) => void;
};

/** Bulletins of an area, each with its state and its time. */
export function BulletinList({ text, bulletins, chosen, onChoose }: Props) {
  const now = new Date();
  const moment = (at: string) => formatMoment(new Date(at), now);
  return (
    <ul className="bulletins-list">
      {bulletins.map((bulletin) => {
        const { id, title, urgency, areaName, now: after, from, until, by, changedBy } = bulletin;
        const state = bulletinState(bulletin, now.getTime());
        return (
          <li key={id}>
            <button type="button" aria-current={id === chosen || undefined} onClick={() => onChoose(bulletin)}>
              <span className="bulletins-title">
                {urgency !== "normal" && <em data-urgency={urgency}>{text.urgencies[urgency]}</em>}
                <b>{title}</b>
              </span>
              <span className="bulletins-state" data-state={state}>
                {text.states[state]}
              </span>
              <span className="bulletins-facts">
                {areaName} · {text.span(moment(from), until === null ? text.openEnd : moment(until))}
              </span>
              {after && (
                <span className="bulletins-moved">
                  {after.length > 0 ? text.movedTo(after.map(({ name }) => name)) : text.movedNowhere}
                </span>
              )}
              <span className="bulletins-facts">{changedBy === null ? text.by(by) : text.changedBy(changedBy)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
