import { createHash } from "node:crypto";
import { metresBetween } from "../../domain/bearing.ts";
import type { Position } from "../../domain/position.ts";
import { RESIDENT_REACH_M, type ResidentReport } from "../../domain/resident.ts";
import { randomCode } from "../access/random-code.ts";
import type { Queryable } from "../database/database.ts";
import { HttpError } from "../http/errors.ts";
import { networkOf } from "../http/network.ts";
import { writeIncident } from "../incidents/report.ts";
import { noteReporter } from "../incidents/report-queries.ts";
import type { Parts } from "../parts.ts";
import { buildingPlace, type CodeRow, residentKinds } from "./code-queries.ts";
import { placeOf, requireCode } from "./place.ts";
import { RESIDENT } from "./receipt.ts";
import { countReports, holdReports, insertReport, reportWithKey } from "./report-queries.ts";

/** Reports that are taken within an hour and a day: with one code, and from one address, which many may share. */
export const RESIDENT_LIMITS = { code: { hour: 30, day: 100 }, sender: { hour: 20, day: 60 } };

/** 50 bits: nobody guesses one. */
const RECEIPT_LENGTH = 10;

/**
 * Takes a report with the code `token` from `address`, and gives its receipt; the same one when it comes again with its key. Throws
 * 404 `code_unknown`, 400 `code_unknown` for a kind that is none, `place_too_far`, 409 `report_differs`, 429 `too_many_reports`.
 */
export async function takeReport(
  { database: { sql, sealer }, changes }: Pick<Parts, "database" | "changes">,
  token: string,
  report: ResidentReport,
  address: string,
): Promise<{ receipt: string; isNew: boolean }> {
  const code = await requireCode(sql, token);
  const kind = (await residentKinds(sql)).find((row) => row.code === report.kind);
  if (!kind) throw new HttpError(400, "code_unknown", `没有“${report.kind}”这一类。 There is no such kind.`, "kind");
  const place = await placeMeant(sql, code, report);
  const words = report.text?.trim() ?? "";
  const incident = {
    text: words === "" ? kind.name_zh : `${kind.name_zh}：${words}`,
    lng: place.position[0],
    lat: place.position[1],
    kind: kind.kind,
    urgency: "normal",
    source: "resident",
    address: place.address,
  };
  const { key, ...said } = report;
  const content = createHash("sha256")
    .update(JSON.stringify([code.id, said]))
    .digest();
  const day = new Date().toISOString().slice(0, 10);
  // why sealed before it is hashed: nobody without the key can try all addresses, and tomorrow nobody can at all
  const sender = createHash("sha256")
    .update(sealer.seal(networkOf(address), `resident ${day}`))
    .digest();
  const taken = await sql.begin(async (tx) => {
    await holdReports(tx);
    const before = await reportWithKey(tx, key);
    if (before) {
      if (!before.content.equals(content)) throw differs();
      return { receipt: before.receipt, isNew: false };
    }
    refuseTooMany(await countReports(tx, code.id, sender));
    const written = await writeIncident(tx, incident, { account: null, name: RESIDENT });
    if (report.phone) await noteReporter(tx, written.id, null, sealer.seal(report.phone, written.code));
    const receipt = randomCode(RECEIPT_LENGTH);
    await insertReport(tx, { incident: written.id, receipt, key, content, code: code.id, kind: kind.id, sender });
    return { receipt, isNew: true };
  });
  if (taken.isNew) await changes.pull();
  return taken;
}

/** Where a report lies, and what that place is called. Throws 400 `place_too_far`, 400 `building_unknown`. */
async function placeMeant(sql: Queryable, code: CodeRow, { building, position }: ResidentReport) {
  const home: Position = [code.lng, code.lat];
  if (building !== undefined) {
    const other = await buildingPlace(sql, building);
    if (!other) throw new HttpError(400, "building_unknown", "没有这栋楼。 There is no such building.", "building");
    return { position: near(home, [other.lng, other.lat], "building"), address: other.place };
  }
  const own = placeOf(code.building, code.unit);
  if (position === undefined) return { position: home, address: own };
  return { position: near(home, position, "position"), address: `${own}附近` };
}

function near(home: Position, position: Position, where: string): Position {
  // a building's point may lie beyond an edge that the map shows
  if (metresBetween(home, position) <= RESIDENT_REACH_M * Math.SQRT2) return position;
  const message = `离二维码太远，请选 ${RESIDENT_REACH_M} 米以内的地点。 Too far from the code: choose a place within ${RESIDENT_REACH_M} m.`;
  throw new HttpError(400, "place_too_far", message, where);
}

function refuseTooMany(count: Awaited<ReturnType<typeof countReports>>): void {
  const { code, sender } = RESIDENT_LIMITS;
  const isTooMany =
    count.code_hour >= code.hour ||
    count.code_day >= code.day ||
    count.sender_hour >= sender.hour ||
    count.sender_day >= sender.day;
  if (!isTooMany) return;
  const message =
    "这里短时间内上报得太多，请稍后再试；急事请打电话。 Too many reports from here: try again later, or call.";
  throw new HttpError(429, "too_many_reports", message);
}

const differs = () =>
  new HttpError(409, "report_differs", "这个编号已用于另一条上报。 This key was used for another report.", "key");
