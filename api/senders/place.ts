import type { Position } from "../../domain/position.ts";
import { liesIn } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import type { Areas } from "../grids/areas.ts";
import { HttpError } from "../http/errors.ts";
import { areaAt } from "../incidents/report-queries.ts";
import type { SenderRow } from "./queries.ts";

/**
 * Id of the smallest area at a position that `sender` may report from. Throws 400 `place_unknown` where that is nowhere of ours, looks like
 * latitude before longitude, or is not the sender's.
 */
export async function requirePlace(
  tx: Queryable,
  areas: Areas,
  sender: Pick<SenderRow, "area_id">,
  position: Position,
): Promise<number> {
  const area = await areaAt(tx, position);
  if (area === null) {
    const isSwapped = Math.abs(position[1]) <= 180 && (await areaAt(tx, [position[1], position[0]])) !== null;
    const message = isSwapped
      ? "坐标像是纬度在前，应为 [经度, 纬度]。 Latitude and longitude look swapped."
      : "这个位置不在任何网格内。 This place lies in no area.";
    throw new HttpError(400, "place_unknown", message, "position");
  }
  const scope = { key: "", areas: sender.area_id === null ? null : [sender.area_id] };
  if (liesIn(areas, area, scope)) return area;
  const message = "这个位置不在该接入方的区域内。 This place lies beyond the sender's area.";
  throw new HttpError(400, "place_unknown", message, "position");
}
