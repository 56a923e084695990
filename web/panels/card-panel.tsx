import { lastOf } from "../state/loaded.ts";
import { useApp, useText } from "./app-context.tsx";
import { AreaCardView } from "./area-card.tsx";
import { BuildingCardView } from "./building-card.tsx";
import { CardFrame, CardSkeleton } from "./card-frame.tsx";
import { CompoundCardView } from "./compound-card.tsx";
import { FacilityCardView } from "./facility-card.tsx";
import { HouseholdCardView } from "./household-card.tsx";
import { IncidentCardView } from "./incidents/incident-card.tsx";
import { ReportForm } from "./incidents/report-form.tsx";

/** The card of what is selected, or the form of what is being reported; nothing when there is neither. */
export function CardPanel() {
  const text = useText();
  const selection = useApp((state) => state.selection);
  const loaded = useApp((state) => state.card);
  const reporting = useApp((state) => state.reporting);
  if (selection.kind === "nothing") return reporting && <ReportForm key={reporting.draft.key} reporting={reporting} />;
  if (selection.kind === "facility") return <FacilityCardView id={selection.id} />;
  if (selection.kind === "place") return <CardFrame title={selection.name} context={text.search.kinds.place} />;
  const card = lastOf(loaded);
  if (card === null || card.kind !== selection.kind) {
    if (loaded.state !== "failed") return <CardSkeleton />;
    const gone = loaded.error.status === 404 || loaded.error.status === 403;
    return (
      <CardFrame title={text.states.failedCard}>
        <div className="card-failed" role="alert">
          <p>{gone ? text.card.gone : text.states.whatToDo}</p>
          <p className="failure-code">
            {text.states.code} {loaded.error.code}
            {loaded.error.where && ` · ${loaded.error.where}`}
          </p>
        </div>
      </CardFrame>
    );
  }
  switch (card.kind) {
    case "area":
      return <AreaCardView area={card.area} />;
    case "household":
      return (
        <HouseholdCardView key={card.household.id} household={card.household} building={card.building} way={card.way} />
      );
    case "compound":
      return <CompoundCardView compound={card.compound} />;
    case "building":
      return <BuildingCardView building={card.building} />;
    case "incident":
      return <IncidentCardView key={card.incident.id} incident={card.incident} />;
  }
}
