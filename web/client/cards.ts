import type { BuildingCard } from "../../domain/building.ts";
import type { CompoundCard } from "../../domain/compound.ts";
import type { HouseholdCard } from "../../domain/household.ts";
import type { IncidentCard } from "../../domain/incident.ts";
import type { WayToDoor } from "../../domain/walk.ts";
import type { Card } from "../state/card.ts";
import { fetchArea } from "./areas.ts";
import { getJson } from "./request.ts";
import type { Result } from "./result.ts";

export const fetchAreaCard = async (code: string, signal: AbortSignal): Promise<Result<Card>> =>
  mapped(await fetchArea(code, signal), (area) => ({ kind: "area", area }));

/** `GET /api/households/17` */
export const fetchHousehold = (id: number, signal?: AbortSignal) =>
  getJson<HouseholdCard>(`/api/households/${id}`, signal);

/** The household and the way there, then its building. What of these does not load is left out of the card. */
export async function fetchHouseholdCard(id: number, signal: AbortSignal): Promise<Result<Card>> {
  const [household, way] = await Promise.all([
    fetchHousehold(id, signal),
    getJson<WayToDoor>(`/api/households/${id}/way`, signal),
  ]);
  if (!household.ok) return household;
  const building = household.value.building === null ? null : await fetchBuilding(household.value.building, signal);
  return mapped(household, (value) => ({
    kind: "household",
    household: value,
    building: building?.ok ? building.value : null,
    way: way.ok ? way.value : null,
  }));
}

export const fetchBuildingCard = async (id: number, signal: AbortSignal): Promise<Result<Card>> =>
  mapped(await fetchBuilding(id, signal), (building) => ({ kind: "building", building }));

/** `GET /api/compounds/17` */
export const fetchCompoundCard = async (id: number, signal: AbortSignal): Promise<Result<Card>> =>
  mapped(await getJson<CompoundCard>(`/api/compounds/${id}`, signal), (compound) => ({ kind: "compound", compound }));

export const fetchIncidentCard = async (id: number, signal: AbortSignal): Promise<Result<Card>> =>
  mapped(await fetchIncident(id, signal), (incident) => ({ kind: "incident", incident }));

/** `GET /api/incidents/17` */
export const fetchIncident = (id: number, signal?: AbortSignal) =>
  getJson<IncidentCard>(`/api/incidents/${id}`, signal);

const fetchBuilding = (id: number, signal: AbortSignal) => getJson<BuildingCard>(`/api/buildings/${id}`, signal);

const mapped = <A>(result: Result<A>, card: (value: A) => Card): Result<Card> =>
  result.ok ? { ok: true, value: card(result.value) } : result;
