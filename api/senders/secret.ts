import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { MOST_SKEW_S } from "../../domain/alert.ts";
import type { Database } from "../database/database.ts";
import { HttpError } from "../http/errors.ts";
import { type SenderRow, senderRows } from "./queries.ts";

/** What a sender's secret is sealed for. */
export const senderContext = (code: string): string => `sender ${code}`;

/** HMAC-SHA256 (RFC 2104) of `${timestamp}.${body}` under the sender's secret, hexadecimal. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");

/** The headers that a signed request carries; undefined where they are missing. */
export type Signed = { sender?: string; timestamp?: string; signature?: string };

/**
 * The sender that signed `body`. Throws 401 `signature_wrong` where nobody known did (also for one that was ended: nobody learns who is
 * known), 401 `timestamp_stale` where it was signed more than MOST_SKEW_S ago, or is to be.
 */
export async function requireSigned({ sql, sealer }: Database, signed: Signed, body: string): Promise<SenderRow> {
  const { sender: code = "", timestamp = "", signature = "" } = signed;
  const [row] = code === "" ? [] : await senderRows(sql, code);
  const secret =
    row && !row.disabled && row.protocol === "events" ? sealer.open(row.secret, senderContext(row.code)) : null;
  const wanted = Buffer.from(signatureOf(secret ?? "nobody", timestamp, body));
  const given = Buffer.from(signature.replace(/^sha256=/, "").toLowerCase());
  const isSigned = wanted.length === given.length && timingSafeEqual(wanted, given);
  if (!row || secret === null || !isSigned) {
    throw new HttpError(
      401,
      "signature_wrong",
      "签名不对，或接入方未登记。 The signature is wrong, or the sender unknown.",
    );
  }
  const offS = Math.abs(Date.now() / 1000 - Number(timestamp));
  if (!/^\d{1,12}$/.test(timestamp) || offS > MOST_SKEW_S) {
    const message = `时间戳与服务器相差超过 ${MOST_SKEW_S} 秒。 The timestamp is more than ${MOST_SKEW_S} s off.`;
    throw new HttpError(401, "timestamp_stale", message, "x-timestamp");
  }
  return row;
}

/**
 * The program whose key this is: the secret of a sender of the protocol Open311. Throws 403 `key_wrong` where it is nobody's, or was ended.
 */
export async function requireKey({ sql, sealer }: Database, key: string): Promise<SenderRow> {
  const given = createHash("sha256").update(key).digest();
  const isTheirs = (row: SenderRow) => {
    const secret = sealer.open(row.secret, senderContext(row.code));
    return timingSafeEqual(createHash("sha256").update(secret).digest(), given);
  };
  const [sender] = (await senderRows(sql)).filter(
    (row) => row.protocol === "open311" && !row.disabled && isTheirs(row),
  );
  if (sender) return sender;
  throw new HttpError(403, "key_wrong", "api_key 不对，或已停用。 The api_key is wrong, or was ended.", "api_key");
}
