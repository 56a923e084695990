import { IconDownload, IconPrinter } from "@tabler/icons-react";
import { createPortal } from "react-dom";
import type { HandoverGroup, HandoverTotals } from "../../state/planner/shown.ts";
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
  list: { groups: readonly HandoverGroup[]; totals: HandoverTotals } | null;
  /** why there is none, in words */
  fault: string | null;
  onRetry: () => void;
  onClose: () => void;
};

/** Who hands which household to whom: on screen, on paper, and as CSV. */
export function HandoverPage({ name, csv, list, fault, onRetry, onClose }: HandoverPageProps) {
  const text = usePlannerText();
  const words = text.handover;
  const title = words.pageTitle(name);
  const sum =
    list &&
    [
      text.homes(formatCount(list.totals.households)),
      `${words.incidents} ${formatCount(list.totals.incidents)}`,
      `${words.visits} ${formatCount(list.totals.visits)}`,
      `${words.workers} ${formatCount(list.totals.workers)}`,
    ].join(" · ");
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
      {list && (
        <>
          <p className="planner-lead">{list.groups.length === 0 ? words.none : sum}</p>
          <div className="planner-scroll">
            <HandoverTable groups={list.groups} />
          </div>
          <p className="planner-quiet">{words.note}</p>
          {createPortal(
            <article className="handover-sheet">
              <h1>{title}</h1>
              <p>{sum}</p>
              <HandoverTable groups={list.groups} />
              <footer>{words.note}</footer>
            </article>,
            document.body,
          )}
        </>
      )}
    </PlannerDialog>
  );
}
