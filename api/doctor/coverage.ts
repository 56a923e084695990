import { coverageFaults, type Fault, type FaultSettings } from "../../domain/layout/coverage/faults.ts";
import { type Change, type Repair, repairCoverage } from "../../domain/layout/coverage/repair.ts";
import type { MultiPolygon } from "../../domain/layout/coverage/rings.ts";
import { inThread } from "../in-thread.ts";

/** Borders with more corners than this are examined beside the server, which answers others meanwhile: about a tenth of a second. */
const MANY = 5_000;

const isMany = (polygons: readonly MultiPolygon[]): boolean =>
  polygons.reduce((sum, polygon) => sum + polygon.flat().reduce((all, ring) => all + ring.length, 0), 0) > MANY;

/** What `coverageFaults` finds. */
export const faultsOf = async (polygons: readonly MultiPolygon[], settings: FaultSettings): Promise<Fault[]> =>
  isMany(polygons) ? beside({ polygons, repairs: null, settings }) : coverageFaults(polygons, settings);

/** What `repairCoverage` gives; rejects with its RangeError. */
export const changesOf = async (
  polygons: readonly MultiPolygon[],
  repairs: readonly Repair[],
  settings: FaultSettings,
): Promise<Change[]> =>
  isMany(polygons) ? beside({ polygons, repairs, settings }) : repairCoverage(polygons, repairs, settings);

const beside = <T extends object>(work: object): Promise<T> =>
  inThread(new URL("./coverage-worker.mjs", import.meta.url), work, "examines borders", (found: T) => found).result;
