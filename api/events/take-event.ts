import { createHash } from "node:crypto";
import {
  type AlertState,
  type EventAnswer,
  type MachineEvent,
  MOST_EVENT_AGE_DAYS,
  MOST_SKEW_S,
} from "../../domain/alert.ts";
import type { Position } from "../../domain/position.ts";
import { holdLog } from "../audit/queries.ts";
import type { Queryable } from "../database/database.ts";
import { HttpError } from "../http/errors.ts";
import { requireCodes } from "../http/known-codes.ts";
import { writeIncident } from "../incidents/report.ts";
import { tellOf } from "../incidents/report-queries.ts";
import type { Memory } from "../memory/memory.ts";
import type { Parts } from "../parts.ts";
import { kindMeant } from "../senders/kind-meant.ts";
import { requirePlace } from "../senders/place.ts";
import type { SenderRow } from "../senders/queries.ts";
import {
  type BurstRow,
  burstFor,
  countInto,
  facilityPlace,
  holdSender,
  insertBurst,
  insertEvent,
  knownEvent,
  noteReported,
} from "./queries.ts";

const DAY_MS = 86_400_000;

/**
 * Takes an event of `sender`; `body` is what was signed. Sent again it is counted once. Of one kind at one camera within the sender's
 * minutes it counts into the burst that is there; above the sender's threshold the burst is an incident, below it waits for a person.
 * Throws 400 where the place or the time cannot be, 409 `event_differs` where its id was used for another event.
 */
export async function takeEvent(
  { database: { sql }, memory, changes }: Parts,
  sender: SenderRow,
  event: MachineEvent,
  body: string,
): Promise<{ answer: EventAnswer; isNew: boolean }> {
  const kind = kindMeant(sender, event.kind);
  const { incidentKinds, urgencies } = memory.codes.tables;
  requireCodes("kind", [kind], incidentKinds);
  requireCodes("urgency", [event.urgency], urgencies);
  const content = createHash("sha256").update(body).digest();
  const taken = await sql.begin(async (tx) => {
    await holdSender(tx, sender.id);
    const before = await knownEvent(tx, sender.id, event.id);
    if (before) {
      if (!before.content.equals(content)) throw differs(event.id);
      return { answer: answerOf(event, before, before.count), isNew: false };
    }
    const at = timeOf(event);
    const place = await placeOf(tx, memory, sender, event);
    // why before the burst is looked at: a person who decides about it takes this lock first, and what they decide must be seen
    await holdLog(tx);
    const found = await burstFor(tx, sender.id, event.camera, kind, at, sender.burst_minutes);
    const isSure = event.confidence >= sender.min_confidence;
    const joins = found !== undefined && !(found.state === "dismissed" && isSure);
    const name = incidentKinds.find(({ code }) => code === kind)?.name.zh ?? kind;
    const text = event.text?.trim() || name;
    const { urgency, confidence } = event;
    const fresh = { sender: sender.id, point: event.camera, kind, text, urgency, at, confidence, ...place };
    const burst = joins ? found.id : await insertBurst(tx, fresh);
    const count = joins ? await countInto(tx, burst, at, confidence) : 1;
    await insertEvent(tx, { sender: sender.id, event: event.id, content, burst, at }, MOST_EVENT_AGE_DAYS);
    let state: AlertState = joins ? found.state : "waiting";
    let incident = joins ? found.incident : null;
    if (state === "reported" && found?.incident_id) await tellOf(tx, found.incident_id);
    if (state === "waiting" && isSure) {
      const [lng, lat] = place.position;
      const report = { text, lng, lat, kind, urgency, source: sender.source, address: place.address };
      const written = await writeIncident(tx, report, { account: null, name: sender.name });
      await noteReported(tx, burst, written.id);
      [state, incident] = ["reported", written.code];
    }
    return { answer: { event: event.id, state, incident, count }, isNew: true };
  });
  if (taken.isNew) await changes.pull();
  return taken;
}

const answerOf = ({ id }: MachineEvent, { state, incident }: BurstRow, count: number): EventAnswer => ({
  event: id,
  state,
  incident,
  count,
});

/** When it happened. Throws 400 for a time in the future, and for one so long ago that nobody can do anything. */
function timeOf({ at = new Date() }: MachineEvent): Date {
  const ageMs = Date.now() - at.getTime();
  if (ageMs < -MOST_SKEW_S * 1000) {
    throw new HttpError(400, "time_future", "事件时间在将来，请核对设备时钟。 The time lies in the future.", "at");
  }
  if (ageMs > MOST_EVENT_AGE_DAYS * DAY_MS) {
    const message = `事件时间早于 ${MOST_EVENT_AGE_DAYS} 天前。 The time is more than ${MOST_EVENT_AGE_DAYS} days ago.`;
    throw new HttpError(400, "time_past", message, "at");
  }
  return at;
}

/** Where it happened: its own position, or that of the facility which its camera is. Throws 400 where that is nowhere of ours. */
async function placeOf(tx: Queryable, { areas }: Memory, sender: SenderRow, event: MachineEvent) {
  const facility = await facilityPlace(tx, event.camera);
  const position: Position | undefined = event.position ?? (facility && [facility.lng, facility.lat]);
  if (!position) {
    const message = `没有编号为“${event.camera}”的设施，请给出 position。 No facility has this code: give a position.`;
    throw new HttpError(400, "place_missing", message, "position");
  }
  const area = await requirePlace(tx, areas, sender, position);
  return { position, area, address: event.address ?? facility?.address ?? facility?.name ?? null };
}

const differs = (id: string) =>
  new HttpError(409, "event_differs", "这个编号已用于另一条事件。 This id was used for another event.", id);
