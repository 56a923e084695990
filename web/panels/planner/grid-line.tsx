import { IconLock, IconLockOpen } from "@tabler/icons-react";
import { numberOf, offBand } from "../../state/planner/rows.ts";
import type { Band, GridRow } from "../../state/planner/shown.ts";
import { formatCount, formatFigure, formatShare } from "../../text/format.ts";
import { BandCell } from "./band-cell.tsx";
import { usePlannerText } from "./use-planner-text.ts";

type Props = { row: GridRow; band: Band; editable: boolean; onSelect: () => void; onLock: () => void };

/** One grid: its colour, number, worker, bar, households and what the gesture in hand changes; its figures once selected. */
export function GridLine({ row, band, editable, onSelect, onLock }: Props) {
  const text = usePlannerText().grids;
  const isOut = row.kind !== "dedicated" && offBand(row.households, band) !== 0;
  const change = row.before === null ? 0 : row.households - row.before;
  const Lock = row.locked ? IconLock : IconLockOpen;
  const [first] = row.people;
  return (
    <li className={row.selected ? "planner-row planner-row-selected" : "planner-row"}>
      <div className="planner-line">
        <button
          type="button"
          className="planner-pick"
          aria-pressed={row.selected}
          title={`${row.name} · ${text.verdicts[row.verdict]}`}
          onClick={onSelect}
        >
          <i className="planner-swatch" style={{ background: row.fill }} />
          <span className="planner-number">{numberOf(row)}</span>
          <span className={first ? "planner-who" : "planner-who planner-nobody"}>{first?.name ?? text.noPerson}</span>
          <BandCell row={row} band={band} />
          <span className={isOut ? "planner-households planner-out" : "planner-households"}>
            {formatCount(row.households)}
          </span>
          <span className="planner-change">{change === 0 ? "" : `${change > 0 ? "+" : ""}${formatCount(change)}`}</span>
        </button>
        <button
          type="button"
          className={row.locked ? "planner-lock planner-locked" : "planner-lock"}
          disabled={!editable}
          aria-pressed={row.locked}
          aria-label={row.locked ? text.unlock(row.name) : text.lock(row.name)}
          title={row.locked ? text.unlock(row.name) : text.lock(row.name)}
          onClick={onLock}
        >
          <Lock size={14} stroke={1.75} aria-hidden="true" />
        </button>
      </div>
      {row.selected && (
        <dl className="planner-facts" aria-label={text.details(row.name)}>
          <Fact label={text.facts.population} value={formatCount(row.population)} />
          <Fact label={text.facts.compactness} value={formatFigure(row.compactness)} />
          <Fact label={text.facts.pieces} value={formatCount(row.pieces)} />
          <Fact label={text.facts.onRoads} value={formatShare(row.onRoads)} />
        </dl>
      )}
    </li>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt> <dd>{value}</dd>
    </div>
  );
}
