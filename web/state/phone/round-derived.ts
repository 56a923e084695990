// What follows from the kept data and costs more than a glance; kept while what it follows from stays the same.

import type { Flow, FlowStep } from "../../../domain/flow/flow.ts";
import type { PhonePack } from "../../../domain/phone.ts";
import { type Day, dayOf } from "../days.ts";
import { keepLast } from "../keep-last.ts";
import { lastOf } from "../loaded.ts";
import { dueGroups, isDue, type PackHousehold } from "./due.ts";
import { withNoted } from "./noted.ts";
import { indexPack, type PackIndex } from "./pack-search.ts";
import type { RoundState } from "./round.ts";

export const packIn = (state: RoundState): PhonePack | null => lastOf(state.pack);

/** The day it is. */
export const today = (now: number = Date.now()): Day => dayOf(now / 1000);

const keptHouseholds = keepLast(withNoted);
const none: readonly PackHousehold[] = [];

/** The kept households, with the visits that wait to be sent. */
export function householdsIn(state: RoundState): readonly PackHousehold[] {
  const pack = packIn(state);
  return pack ? keptHouseholds(pack.households, state.entries) : none;
}

const byId = <T extends { id: number }>() =>
  keepLast((things: readonly T[]) => new Map(things.map((thing) => [thing.id, thing])));
const keptHouseholdsById = byId<PackHousehold>();
const keptBuildingsById = byId<PhonePack["buildings"][number]>();
const keptIncidentsById = byId<PhonePack["incidents"][number]>();

export const householdIn = (state: RoundState, id: number): PackHousehold | null =>
  keptHouseholdsById(householdsIn(state)).get(id) ?? null;

export const buildingIn = (state: RoundState, id: number | null): PhonePack["buildings"][number] | null => {
  const pack = packIn(state);
  return pack && id !== null ? (keptBuildingsById(pack.buildings).get(id) ?? null) : null;
};

export const incidentIn = (state: RoundState, id: number): PhonePack["incidents"][number] | null => {
  const pack = packIn(state);
  return pack ? (keptIncidentsById(pack.incidents).get(id) ?? null) : null;
};

const keptIndex = keepLast(indexPack);

/** Made when it is first searched. */
export const indexIn = (state: RoundState): PackIndex | null => {
  const pack = packIn(state);
  return pack && keptIndex(pack);
};

const keptDue = keepLast(dueGroups);
export const dueIn = (state: RoundState, day: Day) => keptDue(householdsIn(state), day);

const keptDueCount = keepLast(
  (households: readonly PackHousehold[], day: Day) => households.filter((one) => isDue(one, day)).length,
);
export const dueCountIn = (state: RoundState, day: Day): number => keptDueCount(householdsIn(state), day);

const MINUTE_MS = 60_000;

const keptOpen = keepLast((pack: PhonePack) => {
  const dueMs = ({ dueAt }: PhonePack["incidents"][number]) =>
    dueAt === null ? Number.POSITIVE_INFINITY : Math.floor(Date.parse(dueAt) / MINUTE_MS);
  return [...pack.incidents].sort((a, b) => dueMs(a) - dueMs(b) || (a.reportedAt < b.reportedAt ? 1 : -1));
});

/** Open incidents, those whose time runs out first on top. */
export const openIncidentsIn = (state: RoundState) => {
  const pack = packIn(state);
  return pack ? keptOpen(pack) : noIncidents;
};

const noIncidents: PhonePack["incidents"] = [];

const keptOwnGrid = keepLast((pack: PhonePack) => {
  const grids = pack.areas.filter(({ level }) => level === "grid");
  return grids.length === 1 ? grids[0] : (pack.areas[0] ?? null);
});

/** The area the round is in: the one grid where there is one, else the largest. */
export const ownAreaIn = (state: RoundState): PhonePack["areas"][number] | null => {
  const pack = packIn(state);
  if (!pack) return null;
  return pack.areas.find(({ code }) => code === state.grid) ?? keptOwnGrid(pack);
};

const keptSteps = keepLast((pack: PhonePack) => {
  const flows = new Map(pack.flows.map((flow) => [flow.code, flow]));
  return new Map(
    pack.incidents.map(({ id, flow, available }) => [
      id,
      (flows.get(flow)?.steps ?? []).filter((step) => available.includes(step.code)),
    ]),
  );
});

/** The steps that may be taken of an incident on the round. */
export function stepsIn(state: RoundState, { id }: Pick<PhonePack["incidents"][number], "id">): readonly FlowStep[] {
  const pack = packIn(state);
  return (pack && keptSteps(pack).get(id)) ?? noSteps;
}

const noSteps: readonly FlowStep[] = [];

/** The flow an incident takes; null where the device has not kept it. */
export const flowIn = (state: RoundState, { flow }: Pick<PhonePack["incidents"][number], "flow">): Flow | null =>
  packIn(state)?.flows.find(({ code }) => code === flow) ?? null;
