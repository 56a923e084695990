import { useMemo, useState } from "react";
import type { AreaId } from "../../../domain/layout/layout.ts";
import { type RowOrder, sortedRows } from "../../state/planner/rows.ts";
import type { Band, GridRow } from "../../state/planner/shown.ts";
import { BandAxis } from "./band-cell.tsx";
import { GridLine } from "./grid-line.tsx";
import { usePlannerText } from "./use-planner-text.ts";

export type GridListProps = {
  rows: readonly GridRow[];
  band: Band;
  /** false while somebody else has the layout, or it has been submitted */
  editable: boolean;
  /** the grid that is looked at; null puts it down */
  onSelect: (key: AreaId | null) => void;
  onLock: (key: AreaId, locked: boolean) => void;
};

const ORDERS: readonly RowOrder[] = ["worst", "code", "households"];

/** Every grid with its households against the band. */
export function GridList({ rows, band, editable, onSelect, onLock }: GridListProps) {
  const text = usePlannerText().grids;
  const [order, setOrder] = useState<RowOrder>("worst");
  const sorted = useMemo(() => sortedRows(rows, order, band), [rows, order, band]);
  return (
    <section className="planner-grids" aria-label={text.label}>
      <div className="planner-grids-head">
        <span className="planner-number">{text.code}</span>
        <label className="planner-who">
          <span className="unseen">{text.order}</span>
          <select value={order} onChange={(event) => setOrder(event.target.value as RowOrder)}>
            {ORDERS.map((name) => (
              <option key={name} value={name}>
                {text.orders[name]}
              </option>
            ))}
          </select>
        </label>
        <BandAxis band={band} />
        <span className="planner-households">{text.households}</span>
        <span className="planner-change">{text.change}</span>
        <span className="planner-lock" />
      </div>
      {sorted.length === 0 ? (
        <p className="planner-quiet">{text.empty}</p>
      ) : (
        <ul className="planner-rows">
          {sorted.map((row) => (
            <GridLine
              key={row.key}
              row={row}
              band={band}
              editable={editable}
              onSelect={() => onSelect(row.selected ? null : row.key)}
              onLock={() => onLock(row.key, !row.locked)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
