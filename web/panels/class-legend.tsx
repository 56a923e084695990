import type { ReactNode } from "react";
import { POINTS_FROM } from "../map/point-sizes.ts";
import { sameColourBy } from "../state/colour-by.ts";
import {
  classCountsFor,
  colourByFor,
  colourChoicesFor,
  colouringFor,
  REST,
  seesOwnGridOnly,
  shownClasses,
} from "../state/colouring.ts";
import type { Colouring } from "../state/colouring-kind.ts";
import { isolate, toggleHidden } from "../state/filters.ts";
import { formatCount } from "../text/format.ts";
import { nameIn } from "../text/language.ts";
import { useApp, useChange, useLanguage, useText } from "./app-context.tsx";
import { AttentionLegend } from "./attention-legend.tsx";
import { LegendHead, LegendRow } from "./legend-row.tsx";
import { LoadFailure, RowSkeletons } from "./notices.tsx";
import { ClassSymbol } from "./symbols.tsx";
import { useScopeName } from "./type-legend.tsx";

/**
 * Classes of what households or areas are coloured by: what the map draws, how many there are, and which are shown. `children`
 * stand under its head.
 */
export function ClassLegend(props: { title?: string; children?: ReactNode }) {
  const text = useText();
  const language = useLanguage();
  const change = useChange();
  const chosen = useApp(colourByFor);
  const choice = useApp(colourChoicesFor).find(({ by }) => sameColourBy(by, chosen));
  const colouring = useApp(colouringFor);
  const themeData = useApp((state) => (state.colourBy.kind === "theme" ? state.themeData : null));
  const far = useApp((state) => (state.camera?.zoom ?? POINTS_FROM) < POINTS_FROM);
  const scopeName = useScopeName();
  const title = props.title ?? (choice ? nameIn(language, choice.label) : "");
  const setHidden = (hiddenClasses: string[]) => change(({ filters }) => ({ filters: { ...filters, hiddenClasses } }));
  return (
    <section className="legend" aria-label={title}>
      <LegendHead title={title} scopeName={colouring?.areas ? null : scopeName}>
        <button type="button" className="link" onClick={() => setHidden([])}>
          {text.legend.all}
        </button>
      </LegendHead>
      {props.children}
      {themeData?.state === "failed" && <LoadFailure loaded={themeData} what={text.colour.failed} slot="themes" />}
      {colouring ? <Rows colouring={colouring} onHide={setHidden} /> : <RowSkeletons rows={5} rowPx={24} />}
      {colouring?.rows && far && <p className="legend-note">{text.colour.zoomIn}</p>}
      {colouring?.rows && <HiddenTypes />}
      {colouring?.rows && <AttentionLegend />}
    </section>
  );
}

function Rows({ colouring, onHide }: { colouring: Colouring; onHide: (hidden: string[]) => void }) {
  const text = useText();
  const language = useLanguage();
  const theme = useApp((state) => state.preferences.theme);
  const counts = useApp(classCountsFor);
  const hidden = useApp((state) => state.filters.hiddenClasses);
  const vague = useApp(seesOwnGridOnly) ? false : colouring.discreet === true;
  const shown = shownClasses(colouring, hidden);
  const { classes } = colouring;
  const rest = classes.length;
  const keys = [...classes.map((_, index) => String(index)), REST];
  // why without the rest: what has no class is mostly the most, and would flatten the bars
  const largest = Math.max(1, ...(counts?.slice(0, rest) ?? []));
  const row = (index: number, symbol: ReactNode, name: string) => (
    <LegendRow
      key={keys[index]}
      symbol={symbol}
      name={name}
      count={counts?.[index] ?? null}
      countText={vague && isFew(counts?.[index] ?? 0) ? text.colour.few : undefined}
      share={index === rest ? null : (counts?.[index] ?? 0) / largest}
      checked={shown[index]}
      onToggle={() => onHide(toggleHidden(hidden, keys[index]))}
      onIsolate={() => onHide(isolate(hidden, keys[index], keys))}
    />
  );
  return (
    <ul>
      {classes.map(({ label, fill }, index) =>
        row(
          index,
          <ClassSymbol fill={fill[theme]} shape={colouring.areas ? "area" : "household"} size={20} />,
          nameIn(language, label),
        ),
      )}
      {(counts === null || counts[rest] > 0) &&
        colouring.rows &&
        row(
          rest,
          <ClassSymbol fill={null} shape="household" size={20} />,
          colouring.rest ? nameIn(language, colouring.rest) : text.colour.rest,
        )}
    </ul>
  );
}

/** Counts of people below five are not said exactly outside the own grid. */
const isFew = (count: number): boolean => count > 0 && count < 5;

/** Types hidden in their own legend stay hidden in this one: it says so, and takes it back. */
function HiddenTypes() {
  const text = useText();
  const change = useChange();
  const hidden = useApp((state) => state.filters.hiddenTypes);
  if (hidden.length === 0) return null;
  return (
    <p className="legend-note">
      <span>{text.colour.typesHidden(formatCount(hidden.length))}</span>
      <button
        type="button"
        className="link"
        onClick={() => change(({ filters }) => ({ filters: { ...filters, hiddenTypes: [] } }))}
      >
        {text.colour.showTypes}
      </button>
    </p>
  );
}
