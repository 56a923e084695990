import { CODE_LENGTH, type DevicePairing, type PairingWish } from "../../domain/device.ts";
import { asCode, randomCode } from "../access/random-code.ts";
import { hashOfToken, newToken } from "../access/token.ts";
import { record } from "../audit/log.ts";
import type { Queryable } from "../database/database.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { networkOf } from "../http/network.ts";
import type { Parts } from "../parts.ts";
import type { From } from "../sign-in/from.ts";
import { deleteSessionsOf, insertSession } from "../sign-in/queries.ts";
import { actor } from "../sign-in/sign-in.ts";
import { areaOfBuilding } from "./queries.ts";
import {
  countRequests,
  type GrantedDevice,
  grantRequest,
  holdRequest,
  insertRequest,
  requestByTicket,
} from "./request-queries.ts";
import { DEVICE_SESSION_MS } from "./token-renewal.ts";

// How a browser becomes a device, without anybody typing at it:
//
//   screen ──asks──► code on the screen ──read aloud──► typed by an administrator
//     └───── asks with its ticket, now and then ─────────────► its session

/** How long a code may wait to be typed, and a browser to come for its session afterwards. */
const LASTS_S = 600;

/** Requests that may wait at once: in all, and from one network, behind which a whole street office may stand. */
const MOST = { all: 1000, own: 30 };

/** Gives a browser a code to show, and a ticket to ask with. Throws 404 `building_unknown`, 429 `too_many_waiting`. */
export async function askToBeDevice({ database }: Parts, wish: PairingWish, { address }: From): Promise<DevicePairing> {
  const { sql } = database;
  const network = networkOf(address);
  if (wish.building !== null && (await areaOfBuilding(sql, wish.building)) === undefined) {
    throw unknown("building_unknown", "楼栋", wish.building);
  }
  const waiting = await countRequests(sql, network);
  if (waiting.all >= MOST.all || waiting.own >= MOST.own) {
    const message =
      "等待配对的屏幕太多，请过几分钟再试。 Too many screens wait to be paired; try again in some minutes.";
    throw new HttpError(429, "too_many_waiting", message);
  }
  const ticket = newToken();
  for (;;) {
    const code = randomCode(CODE_LENGTH);
    const request = { ...wish, codeHash: hashOfCode(code), ticketHash: hashOfToken(ticket), address, network };
    const until = await insertRequest(sql, { ...request, lastsS: LASTS_S });
    if (until) return { code, ticket, until: until.toISOString() };
  }
}

/** The request whose code somebody typed, however they typed it. Throws 400 `wrong_pairing_code`. */
export async function requestWithCode(sql: Queryable, typed: string) {
  const request = await holdRequest(sql, hashOfCode(typed));
  if (request) return request;
  const message =
    "配对码不对，或已过期。请看屏幕上现在显示的六个字符。 The code is wrong or too old: see what the screen shows now.";
  throw new HttpError(400, "wrong_pairing_code", message, "code");
}

/** Lets the browser of a request become the device. */
export const letBecome = (sql: Queryable, request: { id: number }, accountId: number) =>
  grantRequest(sql, request.id, accountId, LASTS_S);

/**
 * The token of the device's session for the browser that holds the ticket, in place of the session before; until when it waits while nobody
 * typed its code. The ticket is good until then, so that an answer that got lost is given again. Throws 404 `pairing_over`.
 */
export async function comeForSession(
  { database: { sql }, changes }: Parts,
  ticket: string,
  from: From,
): Promise<{ token: string } | { until: Date }> {
  const answer = await sql.begin(async (transaction): Promise<{ token: string } | { until: Date }> => {
    const request = await requestByTicket(transaction, hashOfToken(ticket));
    if (!request) throw over();
    if (request.device === null) return { until: request.until };
    return { token: await beginSession(transaction, request.device, from) };
  });
  if ("token" in answer) await changes.pull();
  return answer;
}

async function beginSession(sql: Queryable, device: GrantedDevice, from: From): Promise<string> {
  const token = newToken();
  await deleteSessionsOf(sql, device.id);
  const session = { accountId: device.id, passwordHash: null, way: "device" as const, lastsMs: DEVICE_SESSION_MS };
  const id = await insertSession(sql, { ...session, tokenHash: hashOfToken(token), ...from });
  if (id === undefined) throw over();
  await record(sql, {
    viewer: actor(device, id),
    action: "device.paired",
    subject: { kind: "device", id: device.id },
    address: from.address,
    details: { name: device.name },
  });
  return token;
}

const hashOfCode = (code: string): Buffer => hashOfToken(`pairing ${asCode(code)}`);

const over = () =>
  new HttpError(
    404,
    "pairing_over",
    "这次配对已过期，请换一个新的配对码。 This pairing is over: ask for another code.",
  );
