import { createHash } from "node:crypto";
import type { BorderChange, BorderRepair, CheckedArea, DoctorReport } from "../../domain/doctor.ts";
import type { Level } from "../../domain/grid.ts";
import { groundSettings } from "../../domain/layout/coverage/ground.ts";
import { HttpError } from "../http/errors.ts";
import { changesOf, faultsOf } from "./coverage.ts";

/** Borders to be looked at: of areas, and of the one they should fill. */
export type Borders = { within: CheckedArea | null; level: Level | null; areas: CheckedArea[] };

/** All that is wrong with these borders. */
export async function examine(borders: Borders): Promise<DoctorReport> {
  const polygons = borders.areas.map(({ border }) => border);
  const faults = await faultsOf(polygons, groundSettings(polygons, borders.within?.border ?? null));
  return { version: versionOf(borders), ...borders, faults };
}

/**
 * What the borders become with these repairs. `version` is the report's that they answer: throws 409 `borders_changed` where it
 * is of other borders, 400 `repair_unknown` for a fault or choice that there is not, 409 `area_vanishes` where an area would
 * be left without ground.
 */
export async function preview(
  borders: Borders,
  repairs: readonly BorderRepair[],
  version: string,
): Promise<BorderChange[]> {
  if (version !== versionOf(borders)) {
    const message = "边界在这期间已经变了，请重新检查。 The borders have changed since: check again.";
    throw new HttpError(409, "borders_changed", message, "version");
  }
  const polygons = borders.areas.map(({ border }) => border);
  let changes: BorderChange[];
  try {
    changes = await changesOf(polygons, repairs, groundSettings(polygons, borders.within?.border ?? null));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = `没有这个问题，或不能这样修复（${error.message}）。 There is no such fault or choice.`;
    throw new HttpError(400, "repair_unknown", message, "repairs");
  }
  const gone = changes.find(({ after }) => after.length === 0);
  if (gone) {
    const { code, name } = borders.areas[gone.polygon];
    const message = `这样修复后“${name}”就没有地面了。请把重叠部分留给它，或先处理这个区域。 “${name}” would have no ground left.`;
    throw new HttpError(409, "area_vanishes", message, code);
  }
  return changes;
}

/** The same for the same borders. */
const versionOf = ({ within, areas }: Borders): string =>
  createHash("sha256")
    .update(JSON.stringify([within?.border ?? null, areas.map(({ code, border }) => [code, border])]))
    .digest("base64url")
    .slice(0, 22);
