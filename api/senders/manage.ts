import { randomBytes } from "node:crypto";
import type { Sender, SenderChange, SenderProtocol } from "../../domain/alert.ts";
import type { AuditAction } from "../../domain/audit.ts";
import { liesIn } from "../access/viewer.ts";
import type { Manager } from "../accounts/manage.ts";
import { record } from "../audit/log.ts";
import type { Queryable } from "../database/database.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { requireCodes } from "../http/known-codes.ts";
import type { Parts } from "../parts.ts";
import { changeSender, disableSender, insertSender, type SenderRow, senderRows } from "./queries.ts";
import { senderContext } from "./secret.ts";

/** A sender as it is asked for. */
export type SenderWish = {
  code: string;
  name: string;
  protocol: SenderProtocol;
  /** code; null: everywhere */
  area: string | null;
  /** code; left out: the usual one of its protocol */
  source?: string;
  minConfidence: number;
  burstMinutes: number;
  kinds: Record<string, string>;
};

const USUAL_SOURCE: Record<SenderProtocol, string> = { events: "camera", open311: "platform" };

/** Machines and programs that may report: made with a secret that is said once, changed, and ended. */
export class Senders {
  constructor(private readonly parts: Pick<Parts, "database" | "memory">) {}

  /** All whose area the manager looks after. */
  async list({ scope }: Manager): Promise<Sender[]> {
    const { database, memory } = this.parts;
    const rows = await senderRows(database.sql);
    return rows.filter((row) => liesIn(memory.areas, row.area_id, scope)).map(senderItem);
  }

  /** A new sender. Throws 400 for codes that are unknown, 403 beyond the manager's area, 409 where its code is taken. */
  async create(manager: Manager, wish: SenderWish): Promise<{ id: number; secret: string }> {
    const { database, memory } = this.parts;
    const { area: areaCode, minConfidence, burstMinutes, ...given } = wish;
    const source = given.source ?? USUAL_SOURCE[given.protocol];
    requireCodes("source", [source], memory.codes.tables.incidentSources);
    this.requireKinds(given.kinds);
    const area = areaCode === null ? null : memory.areas.withCode(areaCode);
    if (area === undefined) throw unknown("area_unknown", "区域", areaCode ?? "");
    if (!liesIn(memory.areas, area?.id ?? null, manager.scope)) {
      throw new HttpError(403, "beyond_scope", "超出您管理的区域。 This lies beyond the area you manage.", "area");
    }
    const secret = randomBytes(32).toString("base64url");
    return database.sql.begin(async (tx) => {
      const id = await insertSender(tx, {
        ...given,
        source,
        secret: database.sealer.seal(secret, senderContext(given.code)),
        area_id: area?.id ?? null,
        min_confidence: minConfidence,
        burst_minutes: burstMinutes,
      });
      if (id === undefined) throw new HttpError(409, "sender_taken", "已有这个代码。 This code is taken.", "code");
      const details = { code: given.code, name: given.name };
      await this.note(tx, manager, "sender.created", id, area?.id ?? null, details);
      return { id, secret };
    });
  }

  /** Changes a sender. Throws 404 where it is not the manager's or has ended. */
  change(manager: Manager, id: number, change: SenderChange): Promise<void> {
    if (change.kinds) this.requireKinds(change.kinds);
    return this.write(manager, "sender.changed", id, (tx) => changeSender(tx, id, change), change);
  }

  /** Ends a sender. Throws as `change` does. */
  end(manager: Manager, id: number): Promise<void> {
    return this.write(manager, "sender.removed", id, (tx) => disableSender(tx, id), {});
  }

  private write(
    manager: Manager,
    action: AuditAction,
    id: number,
    write: (tx: Queryable) => Promise<{ code: string; area_id: number | null } | undefined>,
    details: object,
  ): Promise<void> {
    const { database, memory } = this.parts;
    return database.sql.begin(async (tx) => {
      const row = await write(tx);
      // why only now: what is thrown takes back what was written
      if (!row || !liesIn(memory.areas, row.area_id, manager.scope)) throw unknown("sender_unknown", "接入方", id);
      await this.note(tx, manager, action, id, row.area_id, { code: row.code, ...details });
    });
  }

  private requireKinds(kinds: Record<string, string>): void {
    requireCodes("kinds", Object.values(kinds), this.parts.memory.codes.tables.incidentKinds);
  }

  private note(
    tx: Queryable,
    { viewer, address }: Manager,
    action: AuditAction,
    id: number,
    area: number | null,
    details: Record<string, unknown>,
  ) {
    return record(tx, { viewer, action, subject: { kind: "sender", id }, area, address, details });
  }
}

const senderItem = (row: SenderRow): Sender => ({
  id: row.id,
  code: row.code,
  name: row.name,
  protocol: row.protocol,
  area: row.area,
  minConfidence: row.min_confidence,
  burstMinutes: row.burst_minutes,
  kinds: row.kinds,
  source: row.source,
  disabled: row.disabled,
  lastSeen: row.last_seen_at?.toISOString() ?? null,
});
