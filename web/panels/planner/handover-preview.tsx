import type { HandoverTotals } from "../../state/planner/shown.ts";
import { formatCount } from "../../text/format.ts";
import { Figure } from "./figure-strip.tsx";
import { usePlannerText } from "./use-planner-text.ts";

/** What would change hands if this layout came into force; `totals` null while it is not known. */
export function HandoverPreview({ totals, onDetails }: { totals: HandoverTotals | null; onDetails: () => void }) {
  const text = usePlannerText().handover;
  return (
    <section className="planner-section" aria-label={text.title}>
      <h2>
        {text.title}
        <button type="button" className="link planner-end" onClick={onDetails}>
          {text.details}
        </button>
      </h2>
      {totals?.households === 0 ? (
        <p className="planner-quiet">{text.none}</p>
      ) : (
        <dl className="planner-figures">
          <Figure label={text.households} value={formatCount(totals?.households)} />
          <Figure label={text.incidents} value={formatCount(totals?.incidents)} />
          <Figure label={text.visits} value={formatCount(totals?.visits)} />
          <Figure label={text.workers} value={formatCount(totals?.workers)} />
        </dl>
      )}
    </section>
  );
}
