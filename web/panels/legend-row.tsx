import type { MouseEvent, ReactNode } from "react";
import { formatCount } from "../text/format.ts";
import { useText } from "./app-context.tsx";

type Props = {
  symbol: ReactNode;
  name: string;
  /** null while it is not known */
  count: number | null;
  /** the count in other words */
  countText?: string;
  /** 0–1 of the bar; null = hatched: too large for the scale */
  share: number | null;
  checked: boolean;
  onToggle: () => void;
  onIsolate: () => void;
};

/** One row of a legend that filters: checkbox, the map's symbol, name, bar, count. Alt-click isolates. */
export function LegendRow({ symbol, name, count, countText, share, checked, onToggle, onIsolate }: Props) {
  const text = useText();
  const onClick = (event: MouseEvent) => {
    if (!event.altKey) return;
    event.preventDefault();
    onIsolate();
  };
  return (
    <li>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: alt-click is a shortcut; the checkbox does the rest */}
      <label className={checked ? "legend-row" : "legend-row legend-off"} title={text.legend.isolate} onClick={onClick}>
        <input type="checkbox" checked={checked} onChange={onToggle} />
        <span className="legend-symbol">{symbol}</span>
        <span className="legend-name">{name}</span>
        <span className={share === null ? "legend-bar legend-hatched" : "legend-bar"} aria-hidden="true">
          {share !== null && <i style={{ width: `${Math.max(share * 100, share > 0 ? 2 : 0)}%` }} />}
        </span>
        <span className="legend-count">{countText ?? formatCount(count)}</span>
      </label>
    </li>
  );
}

/** Title of a legend, what it counts when that is a part, and 全选. */
export function LegendHead(props: { title: string; scopeName: string | null; children: ReactNode }) {
  const text = useText();
  return (
    <div className="legend-head">
      <h2>{props.title}</h2>
      {props.scopeName && <span className="legend-scope">{text.legend.inScope(props.scopeName)}</span>}
      <span className="legend-actions">{props.children}</span>
    </div>
  );
}
