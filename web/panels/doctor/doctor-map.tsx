import { useMemo } from "react";
import type { BorderChange, DoctorReport } from "../../../domain/doctor.ts";
import { drawingOf, namePlace, pathOf, scaleLength, type View, viewOfFault } from "../../state/doctor.ts";
import { administrationTexts } from "../../text/administration.ts";
import { formatLength } from "../../text/format.ts";
import { useLanguage } from "../app-context.tsx";

/** About as wide is the frame on a desk: what names and the scale are sized by. */
const FRAME_PX = 820;

type Props = {
  report: DoctorReport;
  changes: readonly BorderChange[];
  /** the fault to look at; null: everything */
  looked: number | null;
  onLook: (fault: number | null) => void;
};

/** Where the borders and their faults lie; borders that would change before and after. */
export function DoctorMap({ report, changes, looked, onLook }: Props) {
  const text = administrationTexts[useLanguage()].doctor;
  const drawing = useMemo(() => drawingOf(report), [report]);
  const borders = useMemo(() => report.areas.map(({ border }) => pathOf(border, drawing)), [report, drawing]);
  const around = useMemo(() => (report.within ? pathOf(report.within.border, drawing) : ""), [report, drawing]);
  const after = useMemo(() => changes.map((change) => pathOf(change.after, drawing)), [changes, drawing]);
  const view = (looked === null ? null : viewOfFault(report.faults[looked], drawing)) ?? drawing.whole;
  if (view === null) return null;
  const px = view[2] / FRAME_PX;
  const changed = new Set(changes.map(({ polygon }) => polygon));
  return (
    <figure className="doctor-map">
      <svg viewBox={view.join(" ")} role="img" aria-label={text.mapLabel}>
        {borders.map((path, nth) => (
          <path key={report.areas[nth].code} d={path} className={changed.has(nth) ? "doctor-before" : "doctor-border"}>
            <title>{report.areas[nth].name}</title>
          </path>
        ))}
        <path d={around} className="doctor-around" />
        {after.map((path, nth) => (
          <path key={changes[nth].polygon} d={path} className="doctor-after" />
        ))}
        {report.faults.map((fault, nth) => (
          <g
            // biome-ignore lint/suspicious/noArrayIndexKey: a fault is its number in the report
            key={nth}
            className={nth === looked ? "doctor-fault is-looked" : "doctor-fault"}
            onPointerUp={() => onLook(nth)}
          >
            <path d={pathOf(fault.shape, drawing)} />
            {fault.points.map(([lng, lat]) => (
              <path key={`${lng} ${lat}`} className="doctor-corner" d={`M${drawing.x(lng)} ${drawing.y(lat)}h0`} />
            ))}
          </g>
        ))}
        {report.areas.map(({ code, name, border }) => {
          const place = namePlace(border, drawing, view);
          return (
            place && (
              <text key={code} className="doctor-name" x={place[0]} y={place[1]} fontSize={12 * px} textAnchor="middle">
                {name}
              </text>
            )
          );
        })}
        <Scale view={view} />
      </svg>
      <figcaption>
        <span className="doctor-key doctor-key-fault">{text.legend.fault}</span>
        {changes.length > 0 && (
          <>
            <span className="doctor-key doctor-key-before">{text.legend.before}</span>
            <span className="doctor-key doctor-key-after">{text.legend.after}</span>
          </>
        )}
      </figcaption>
    </figure>
  );
}

/** So many metres, in the lower left of the view. */
function Scale({ view: [x, y, width, height] }: { view: View }) {
  const length = scaleLength([x, y, width, height]);
  const px = width / FRAME_PX;
  const [left, foot] = [x + 12 * px, y + height - 12 * px];
  return (
    <g className="doctor-scale">
      <path d={`M${left} ${foot - 5 * px}v${5 * px}h${length}v${-5 * px}`} />
      <text x={left + length / 2} y={foot - 6 * px} fontSize={12 * px} textAnchor="middle">
        {formatLength(length)}
      </text>
    </g>
  );
}
