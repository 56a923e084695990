import { fetchAreas, fetchAreasOn, fetchBorderDays } from "./areas.ts";
import {
  fetchAreaCard,
  fetchBuildingCard,
  fetchCompoundCard,
  fetchHouseholdCard,
  fetchIncident,
  fetchIncidentCard,
} from "./cards.ts";
import { fetchHouseholds, fetchIncidents } from "./columns.ts";
import { fetchCircle, fetchFacilities, fetchOutside } from "./facilities.ts";
import { fetchFigures } from "./figures.ts";
import { incidents } from "./incidents.ts";
import { fetchLinkLines, fetchLinks, fetchParties, setLink } from "./links.ts";
import { listen } from "./live.ts";
import { notices } from "./notices.ts";
import { reveal } from "./reveal.ts";
import { search } from "./search.ts";
import { sessionClient } from "./session.ts";
import { fetchProposedCases, fetchSimilarPlaces } from "./similar.ts";
import { fetchThemeData, fetchThemes } from "./themes.ts";
import { fetchTileSources } from "./tiles.ts";
import { fetchTown } from "./town.ts";
import { visits } from "./visits.ts";

/** Everything the page asks the server for, on one page. */
export const client = {
  ...sessionClient,
  town: fetchTown,
  tiles: fetchTileSources,
  areas: fetchAreas,
  areasOn: fetchAreasOn,
  borderDays: fetchBorderDays,
  households: fetchHouseholds,
  incidents: fetchIncidents,
  incident: fetchIncident,
  figures: fetchFigures,
  proposedCases: fetchProposedCases,
  similarPlaces: fetchSimilarPlaces,
  facilities: fetchFacilities,
  circle: fetchCircle,
  outside: fetchOutside,
  themes: fetchThemes,
  themeData: fetchThemeData,
  areaCard: fetchAreaCard,
  householdCard: fetchHouseholdCard,
  buildingCard: fetchBuildingCard,
  compoundCard: fetchCompoundCard,
  incidentCard: fetchIncidentCard,
  reveal,
  search,
  links: fetchLinks,
  linkLines: fetchLinkLines,
  parties: fetchParties,
  setLink,
  notices,
  incidentFlow: incidents,
  visits,
  listen,
};

export type Client = typeof client;
