import { BUILDING_FEATURES, type BuildingFeature, type SimilarBuilding } from "../../domain/building.ts";
import { type Reason, similarPlaces } from "../../domain/statistics/similar-places.ts";
import type { BuildingRow } from "./queries.ts";

/** How many buildings are named: more than one walks to. */
const MOST = 20;
/** What says less than this of a building is not worth telling. */
const LEAST_WEIGHT = 0.1;
/** Less evidence than this (ln of the odds: 1.6 times as usual) is hardly any. */
const LEAST_SCORE = 0.5;

/** Buildings where it did not happen that are like those where it did; `happened` counts by id. */
export function similarBuildings(
  rows: readonly BuildingRow[],
  happened: ReadonlyMap<number, number>,
  mayHouseholds: boolean,
): SimilarBuilding[] {
  const features = BUILDING_FEATURES.filter((name) => mayHouseholds || !OF_HOUSEHOLDS.has(name)).map((name) => ({
    name,
    values: rows.map(READ[name]),
  }));
  const counts = rows.map(({ id }) => happened.get(id) ?? 0);
  const found = similarPlaces(counts, features, MOST).filter(({ score }) => score >= LEAST_SCORE);
  return found.map(({ building, score, reasons }) => {
    const { id, name, lng, lat } = rows[building];
    return {
      id,
      name,
      position: [lng, lat],
      score,
      reasons: reasons.filter(({ weight }) => weight >= LEAST_WEIGHT).map(told),
    };
  });
}

/** What is read of a building; null where it is not known. */
const READ: Record<BuildingFeature, (row: BuildingRow) => number | string | null> = {
  kind: ({ kind }) => kind,
  floors: ({ floors }) => floors,
  units: ({ units }) => units,
  households: ({ households }) => households,
  rented: ({ rented, households }) => shareOf(rented, households),
  vacant: ({ vacant, households }) => shareOf(vacant, households),
  elder: ({ elder, households }) => shareOf(elder, households),
};

const OF_HOUSEHOLDS: ReadonlySet<BuildingFeature> = new Set(["households", "rented", "vacant", "elder"]);

const shareOf = (some: number, all: number): number | null => (all === 0 ? null : some / all);

function told({ feature, class: own, there, elsewhere }: Reason): SimilarBuilding["reasons"][number] {
  const range = "text" in own ? null : own;
  const end = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);
  return {
    feature: feature as BuildingFeature,
    word: "text" in own ? own.text : null,
    from: end(range?.from),
    to: end(range?.to),
    there,
    elsewhere,
  };
}
