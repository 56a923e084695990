import type { BorderChange, DoctorReport } from "../../../domain/doctor.ts";
import { bySize } from "../../state/doctor.ts";
import { administrationTexts } from "../../text/administration.ts";
import { formatFigure } from "../../text/format.ts";
import { useLanguage } from "../app-context.tsx";

/** What becomes of each area, before anything is done. */
export function ChangeList({ report, changes }: { report: DoctorReport; changes: readonly BorderChange[] }) {
  const text = administrationTexts[useLanguage()].doctor;
  return (
    <section className="doctor-changes" aria-label={text.preview}>
      <h3>{text.preview}</h3>
      {changes.length === 0 ? (
        <p className="admin-quiet">{text.previewNone}</p>
      ) : (
        <ul>
          {bySize(changes).map(({ polygon, gained, lost }) => (
            <li key={polygon}>
              <span>{report.areas[polygon].name}</span>
              <span>
                {gained + lost === 0 ? text.onlyCorners : text.change(formatFigure(gained), formatFigure(lost))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
