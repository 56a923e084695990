import type { BuildingCard } from "../../domain/building.ts";
import type { HouseholdCard } from "../../domain/household.ts";
import type { IncidentCard } from "../../domain/incident.ts";
import type { Card } from "../state/card.ts";
import { fetchArea } from "./areas.ts";
import { getJson } from "./request.ts";
import type { Result } from "./result.ts";

export const fetchAreaCard = async (code: string, signal: AbortSignal): Promise<Result<Card>> =>
  mapped(await fetchArea(code, signal), (area) => ({ kind: "area", area }));

/** `GET /api/households/17` */
export const fetchHousehold = (id: number, signal?: AbortSignal) =>
  getJson<HouseholdCard>(`/api/households/${id}`, signal);

/** `GET /api/households/17`, then its building. A building that does not load leaves a card without elevation. */
export async function fetchHouseholdCard(id: number, signal: AbortSignal): Promise<Result<Card>> {
  const household = await fetchHousehold(id, signal);
  if (!household.ok) return household;
  const building = household.value.building === null ? null : await fetchBuilding(household.value.building, signal);
  return mapped(household, (value) => ({
    kind: "household",
    household: value,
    building: building?.ok ? building.value : null,
  }));
}

export const fetchBuildingCard = async (id: number, signal: AbortSignal): Promise<Result<Card>> =>
  mapped(await fetchBuilding(id, signal), (building) => ({ kind: "building", building }));

export const fetchIncidentCard = async (id: number, signal: AbortSignal): Promise<Result<Card>> =>
  mapped(await fetchIncident(id, signal), (incident) => ({ kind: "incident", incident }));

/** `GET /api/incidents/17` */
export const fetchIncident = (id: number, signal?: AbortSignal) =>
  getJson<IncidentCard>(`/api/incidents/${id}`, signal);

const fetchBuilding = (id: number, signal: AbortSignal) => getJson<BuildingCard>(`/api/buildings/${id}`, signal);

const mapped = <A>(result: Result<A>, card: (value: A) => Card): Result<Card> =>
  result.ok ? { ok: true, value: card(result.value) } : result;
