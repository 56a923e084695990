import { createHash, randomUUID } from "node:crypto";
import { matchAddress, SURE } from "../../domain/hotline/match.ts";
import type { NewRequest } from "../../domain/open311/report.ts";
import type { Position } from "../../domain/position.ts";
import type { Database, Queryable } from "../database/database.ts";
import { holdSender, insertBurst } from "../events/queries.ts";
import type { Places } from "../hotline/places.ts";
import { HttpError } from "../http/errors.ts";
import { writeIncident } from "../incidents/report.ts";
import { noteReporter } from "../incidents/report-queries.ts";
import type { Memory } from "../memory/memory.ts";
import type { Parts } from "../parts.ts";
import { kindMeant } from "../senders/kind-meant.ts";
import { requirePlace } from "../senders/place.ts";
import type { SenderRow } from "../senders/queries.ts";
import { contactContext } from "./contact.ts";
import { buildingWith, insertRequest, type KnownRequest, sameRequest } from "./queries.ts";
import type { AskedFor, Place } from "./read-form.ts";
import { requireService, URGENCY } from "./services.ts";

type Found = { position: Position; address: string | null; score: number };

const TAKEN = "已受理，将在网格内核实处置。 Taken; it will be looked into on the spot.";
const WAITS = "已收到，地址待人工核实；请用 token 查询受理编号。 Received; a person has to find the address first.";

/**
 * Takes what the program `sender` asks for. At a place that is sure it is an incident at once; where only a likely place is found for an
 * address it waits for a person, and the answer is a token. The same asked again within a day, while somebody works at it, is the same.
 * Throws 404 `service_unknown`, 400 for attributes and places that cannot be.
 */
export async function takeRequest(
  { database, memory, changes }: Parts,
  places: Places,
  sender: SenderRow,
  asked: AskedFor,
): Promise<{ request: NewRequest; isNew: boolean }> {
  const kind = requireService(memory.codes.tables, kindMeant(sender, asked.service));
  const urgency = urgencyOf(memory, asked.attributes);
  const found = await placeOf(database.sql, memory, places, sender, asked.place);
  const content = createHash("sha256")
    .update(JSON.stringify({ ...asked, attributes: [...asked.attributes].sort() }))
    .digest();
  const picture = asked.mediaUrl === null ? [] : [`图片 ${asked.mediaUrl}`];
  const text = [asked.description || kind.name.zh, ...picture].join("\n");
  const taken = await database.sql.begin(async (tx) => {
    await holdSender(tx, sender.id);
    const before = await sameRequest(tx, sender.id, content);
    if (before) return { known: before, isNew: false };
    const known = await write(tx, database, sender, asked, { kind: kind.code, urgency, text, content, found });
    return { known, isNew: true };
  });
  if (taken.isNew) await changes.pull();
  return { request: answerOf(taken.known), isNew: taken.isNew };
}

const answerOf = ({ code, token }: KnownRequest): NewRequest =>
  code === null
    ? { token, service_notice: WAITS, account_id: null }
    : { service_request_id: code, service_notice: TAKEN, account_id: null };

type Understood = { kind: string; urgency: string; text: string; content: Buffer; found: Found & { area: number } };

async function write(
  tx: Queryable,
  { sealer }: Database,
  sender: SenderRow,
  { mediaUrl, reporter, phone }: AskedFor,
  { kind, urgency, text, content, found }: Understood,
): Promise<KnownRequest> {
  const { position, address, score, area } = found;
  const token = randomUUID();
  const row = { token, sender: sender.id, content, mediaUrl };
  const sealedFor = (context: string) => ({
    reporter: reporter && sealer.seal(reporter, context),
    phone: phone && sealer.seal(phone, context),
  });
  if (score < SURE) {
    const point = address ?? token;
    const waiting = { sender: sender.id, point, kind, text, address, urgency, position, area, at: new Date() };
    const burst = await insertBurst(tx, { ...waiting, confidence: score });
    await insertRequest(tx, { ...row, incident: null, burst, ...sealedFor(contactContext(token)) });
    return { token, code: null };
  }
  const [lng, lat] = position;
  const incident = { text, lng, lat, kind, urgency, source: sender.source, address };
  const { id, code } = await writeIncident(tx, incident, { account: null, name: sender.name });
  const contact = sealedFor(code);
  if (contact.reporter ?? contact.phone) await noteReporter(tx, id, contact.reporter, contact.phone);
  await insertRequest(tx, { ...row, incident: id, burst: null, reporter: null, phone: null });
  return { token, code };
}

/** Throws 400 for an attribute that the definition does not have, and for a value that is none of its own. */
function urgencyOf({ codes }: Memory, attributes: AskedFor["attributes"]): string {
  for (const [code, value] of attributes) {
    const where = `attribute[${code}]`;
    if (code !== URGENCY) throw new HttpError(400, "attribute_unknown", `没有属性 ${where}。 ${where} is none.`, where);
    if (codes.tables.urgencies.some((row) => row.code === value)) continue;
    const known = codes.tables.urgencies.map((row) => row.code).join(", ");
    throw new HttpError(
      400,
      "attribute_wrong",
      `${where} 应为 ${known} 之一。 ${where} must be one of ${known}.`,
      where,
    );
  }
  return attributes.get(URGENCY) ?? "normal";
}

/** Where it lies, and how sure that is, 0–1. Throws 400 where it lies nowhere of ours, or nobody knows the address. */
async function placeOf(sql: Queryable, { areas }: Memory, places: Places, sender: SenderRow, place: Place) {
  const found = await find(sql, places, place);
  return { ...found, area: await requirePlace(sql, areas, sender, found.position) };
}

async function find(sql: Queryable, places: Places, { position, addressId, address }: Place): Promise<Found> {
  if (position !== null) return { position, address, score: 1 };
  if (addressId !== null) {
    const building = await buildingWith(sql, addressId);
    if (building) return { position: [building.lng, building.lat], address: address ?? building.address, score: 1 };
    if (address === null) throw notFound("address_id", addressId);
  }
  const [match] = matchAddress(address!, await places.gazetteer(sql));
  if (match) return { position: match.position, address, score: match.score };
  throw notFound("address_string", address!);
}

const notFound = (where: string, value: string): HttpError =>
  new HttpError(
    400,
    "place_unknown",
    `没有找到 ${where}“${value}”。请给出 lat 与 long。 Not found: give lat and long.`,
    where,
  );
