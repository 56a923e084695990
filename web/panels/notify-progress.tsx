import { leftOf, type NoticeCounts, totalOf } from "../../domain/notice.ts";
import { fillOf, STATES_BY_NEED } from "../state/notices/colours.ts";
import { formatCount } from "../text/format.ts";
import { useApp, useText } from "./app-context.tsx";

/** How far a list is: who is left is named, the bar has the colours of the map. */
export function NotifyProgress({ counts }: { counts: NoticeCounts }) {
  const text = useText();
  const left = leftOf(counts);
  const total = totalOf(counts);
  return (
    <div className="notify-progress">
      <NotifyBar counts={counts} />
      <p>
        <b className={left === 0 ? "notify-done" : undefined}>
          {left === 0 ? text.notices.all : text.notices.left(formatCount(left))}
        </b>
        <span>{text.notices.total(formatCount(total))}</span>
      </p>
    </div>
  );
}

/** The bar alone: those done first. */
export function NotifyBar({ counts }: { counts: NoticeCounts }) {
  const text = useText();
  const theme = useApp((state) => state.preferences.theme);
  const total = Math.max(1, totalOf(counts));
  const parts = [...STATES_BY_NEED].reverse().filter((state) => counts[state] > 0);
  const label = parts.map((state) => `${text.notices.states[state]} ${formatCount(counts[state])}`).join(" ");
  return (
    <span className="notify-bar" role="img" aria-label={label} title={label}>
      {parts.map((state) => (
        <i key={state} style={{ width: `${(100 * counts[state]) / total}%`, background: fillOf(theme, state) }} />
      ))}
    </span>
  );
}

/** What the colours mean, with figures. */
export function NotifyKey({ counts }: { counts: NoticeCounts }) {
  const text = useText();
  const theme = useApp((state) => state.preferences.theme);
  return (
    <ul className="notify-key">
      {STATES_BY_NEED.map((state) => (
        <li key={state}>
          <i style={{ background: fillOf(theme, state) }} />
          {text.notices.states[state]}
          <b>{formatCount(counts[state])}</b>
        </li>
      ))}
    </ul>
  );
}
