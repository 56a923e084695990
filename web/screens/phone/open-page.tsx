import { BuildingPage } from "../../panels/phone/building-page.tsx";
import { HouseholdPage } from "../../panels/phone/household-page.tsx";
import { IncidentPage } from "../../panels/phone/incident-page.tsx";
import { LeadPage } from "../../panels/phone/lead-page.tsx";
import { MePage } from "../../panels/phone/me-page.tsx";
import { ReportPage } from "../../panels/phone/report-page.tsx";
import { ScanPage } from "../../panels/phone/scan-page.tsx";
import { StepPage } from "../../panels/phone/step-page.tsx";
import { VisitPage } from "../../panels/phone/visit-page.tsx";
import type { RoundPage } from "../../state/phone/round.ts";
import "../../panels/phone/pages.css";
import "../../text/whole-zh.ts";

/** What lies over the tabs of the round. */
export function OpenPage({ page }: { page: RoundPage }) {
  switch (page.kind) {
    case "household":
      return <HouseholdPage id={page.id} />;
    case "building":
      return <BuildingPage id={page.id} />;
    case "incident":
      return <IncidentPage id={page.id} />;
    case "step":
      return <StepPage incident={page.incident} step={page.step} />;
    case "visit":
      return <VisitPage household={page.household} />;
    case "report":
      return <ReportPage household={page.household} />;
    case "scan":
      return <ScanPage />;
    case "lead":
      return <LeadPage position={page.position} place={page.place} />;
    case "me":
      return <MePage />;
  }
}
