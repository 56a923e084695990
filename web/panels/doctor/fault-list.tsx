import { Checkbox, Select } from "antd";
import type { BorderFault, DoctorReport } from "../../../domain/doctor.ts";
import { type Choices, canMend } from "../../state/doctor.ts";
import { administrationTexts } from "../../text/administration.ts";
import { formatCount, formatFigure } from "../../text/format.ts";
import { useLanguage } from "../app-context.tsx";

/** More are not listed at once: nobody reads them, and mending some often settles others. */
const MOST_LISTED = 300;

/** Values of a choice: antd knows no null. */
const NOBODY = -1;

type Props = {
  report: DoctorReport;
  choices: Choices;
  looked: number | null;
  onLook: (fault: number) => void;
  /** `to` undefined: leave it as it is */
  onChoose: (fault: number, to: number | null | undefined) => void;
};

/** All faults, the worst first; each can be looked at, and ticked to be mended. */
export function FaultList({ report, choices, looked, onLook, onChoose }: Props) {
  const text = administrationTexts[useLanguage()].doctor;
  const nameOf = (polygon: number) => report.areas[polygon].name;
  const who = ({ kind, polygons }: BorderFault) => text.who[kind](polygons.slice(0, 3).map(nameOf).join(text.join));
  return (
    <ul className="doctor-faults">
      {report.faults.slice(0, MOST_LISTED).map((fault, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fault is its number in the report
        <li key={nth} className={nth === looked ? "is-looked" : undefined}>
          <Checkbox
            checked={choices.has(nth)}
            disabled={!canMend(fault)}
            aria-label={text.mend(text.kinds[fault.kind], who(fault))}
            onChange={({ target }) => onChoose(nth, target.checked ? (fault.choices[0] ?? null) : undefined)}
          />
          <button type="button" className="doctor-fault-name" onClick={() => onLook(nth)} aria-pressed={nth === looked}>
            <span className={`doctor-kind doctor-kind-${fault.kind}`}>{text.kinds[fault.kind]}</span>
            <span>{who(fault)}</span>
            <span className="admin-quiet">
              {fault.shape.length > 0 && text.size(formatFigure(fault.area), formatFigure(fault.width))}
              {fault.shape.length === 0 && fault.points.length > 0 && text.corners(formatCount(fault.points.length))}
            </span>
          </button>
          {choices.has(nth) && fault.choices.length > 0 && (
            <Select
              size="small"
              className="doctor-to"
              aria-label={text.to}
              value={choices.get(nth) ?? NOBODY}
              popupMatchSelectWidth={false}
              options={fault.choices.map((to) => ({
                value: to ?? NOBODY,
                label: to === null ? text.cutOff : text.toArea(nameOf(to)),
              }))}
              onChange={(to) => onChoose(nth, to === NOBODY ? null : to)}
            />
          )}
        </li>
      ))}
      {report.faults.length > MOST_LISTED && (
        <li className="admin-quiet">{text.more(formatCount(report.faults.length - MOST_LISTED))}</li>
      )}
    </ul>
  );
}
