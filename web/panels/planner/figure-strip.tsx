import type { Band, Totals } from "../../state/planner/shown.ts";
import { formatCount, formatShare } from "../../text/format.ts";
import { usePlannerText } from "./use-planner-text.ts";

/** How the whole layout stands, in four figures. */
export function FigureStrip({ totals, band: [from, to] }: { totals: Totals; band: Band }) {
  const text = usePlannerText().figures;
  const of = text.of(formatCount(totals.grids));
  return (
    <dl className="planner-figures" aria-label={text.label}>
      <Figure label={text.inBand(formatCount(from), formatCount(to))} value={formatCount(totals.inBand)} of={of} />
      <Figure label={text.whole} value={formatCount(totals.whole)} of={of} />
      <Figure label={text.onRoads} value={formatShare(totals.onRoads)} />
      <Figure label={text.moved} value={formatShare(totals.moved)} />
    </dl>
  );
}

/** A figure over its label. */
export function Figure({ label, value, of }: { label: string; value: string; of?: string }) {
  return (
    <div className="planner-figure">
      <dd>
        <b>{value}</b>
        {of}
      </dd>
      <dt>{label}</dt>
    </div>
  );
}
