import { IconDownload, IconPrinter } from "@tabler/icons-react";
import { createPortal } from "react-dom";
import type { Handover } from "../../../domain/layout/publication.ts";
import { handoverGroups, handoverTotals } from "../../state/planner/handover.ts";
import { formatCount } from "../../text/format.ts";
import { SimulatedTag } from "../header.tsx";
import { HandoverTable } from "./handover-table.tsx";
import { PlannerDialog } from "./planner-dialog.tsx";
import { usePlannerText } from "./use-planner-text.ts";
import "./handover-page.css";

export type HandoverPageProps = {
  /** the layout's name */
  name: string;
  /** address of the list as CSV */
  csv: string;
  /** null while it is on its way */
  list: Handover | null;
  /** why there is none, in words */
  fault: string | null;
  onRetry: () => void;
  /** reads the next page; null when there is none */
  onMore: (() => void) | null;
  onClose: () => void;
};

/** Who hands which household to whom: on screen, on paper, and as CSV. */
export function HandoverPage({ name, csv, list, fault, onRetry, onMore, onClose }: HandoverPageProps) {
  const text = usePlannerText();
  const words = text.handover;
  const title = words.pageTitle(name);
  const totals = list && handoverTotals(list.sums);
  const sum =
    totals &&
    [
      text.homes(formatCount(totals.households)),
      `${words.incidents} ${formatCount(totals.incidents)}`,
      `${words.visits} ${formatCount(totals.visits)}`,
      `${words.workers} ${formatCount(totals.workers)}`,
    ].join(" · ");
  const groups = list ? handoverGroups(list.items) : [];
  const note = list && (list.isKept ? words.kept(list.day) : words.note(list.day));
  const acts = (
    <>
      <SimulatedTag />
      <a className="planner-button" href={csv} download>
        <IconDownload size={16} stroke={1.75} aria-hidden="true" />
        {words.csv}
      </a>
      <button type="button" className="planner-button" onClick={() => window.print()}>
        <IconPrinter size={16} stroke={1.75} aria-hidden="true" />
        {words.print}
      </button>
    </>
  );
  return (
    <PlannerDialog title={title} wide onClose={onClose} end={acts}>
      {fault !== null && (
        <p role="alert" className="planner-alert">
          {fault}{" "}
          <button type="button" className="link" onClick={onRetry}>
            {text.retry}
          </button>
        </p>
      )}
      {list === null && fault === null && <p role="status">{words.loading}</p>}
      {list && (
        <>
          <p className="planner-lead">{groups.length === 0 ? words.none : sum}</p>
          <div className="planner-scroll">
            <HandoverTable groups={groups} />
            {onMore && (
              <button type="button" className="planner-button" onClick={onMore}>
                {words.more}
              </button>
            )}
          </div>
          <p className="planner-quiet">{note}</p>
          {createPortal(
            <article className="handover-sheet">
              <h1>{title}</h1>
              <p>{sum}</p>
              <HandoverTable groups={groups} />
              <footer>{note}</footer>
            </article>,
            document.body,
          )}
        </>
      )}
    </PlannerDialog>
  );
}
