import type { Device, DevicePairing } from "../../domain/device.ts";
import { asCode, randomCode } from "../access/random-code.ts";
import { hashOfToken, newToken } from "../access/token.ts";
import { liesIn } from "../access/viewer.ts";
import { checkedGrants } from "../accounts/grant-rules.ts";
import type { Manager } from "../accounts/manage.ts";
import { insertAccount, replaceGrants, roleRows } from "../accounts/queries.ts";
import { record } from "../audit/log.ts";
import type { Queryable } from "../database/database.ts";
import { HttpError, unknown } from "../http/errors.ts";
import type { Parts } from "../parts.ts";
import { Attempt } from "../sign-in/attempts.ts";
import type { From } from "../sign-in/from.ts";
import { PROFILES } from "../sign-in/profiles.ts";
import { deleteSessionsOf, insertSession } from "../sign-in/queries.ts";
import { actor } from "../sign-in/sign-in.ts";
import { type DeviceRow, deleteDevice, deviceRows, setPairing, takePairing } from "./queries.ts";
import { DEVICE_SESSION_MS } from "./token-renewal.ts";

/** How long a code may wait to be typed. */
const PAIRING_S = 600;

/** What a device may do: the role of walls. */
const ROLE = "wall";

/** Screens that nobody signs in at: made and removed by administrators, paired by a code. */
export class Devices {
  constructor(private readonly parts: Parts) {}

  /** All that the manager's scope holds. */
  async list(manager: Manager): Promise<Device[]> {
    return (await deviceRows(this.parts.database.sql)).filter((row) => this.manages(manager, row)).map(deviceItem);
  }

  /** Makes a device, and a code for its browser. Throws 400, 403 as `checkedGrants`. */
  async create(manager: Manager, asked: { name: string; area: string | null }) {
    const { sql } = this.parts.database;
    const made = await sql.begin(async (transaction) => {
      const known = { areas: this.parts.memory.areas, roles: await roleRows(transaction), scope: manager.scope };
      const grants = checkedGrants([{ role: ROLE, area: asked.area }], known);
      const username = `device-${newCode().toLowerCase().replace("-", "")}`;
      // no password has this hash
      const account = { username, name: asked.name, passwordHash: "none", expired: false, validDays: null };
      const id = (await insertAccount(transaction, { ...account, kind: "device" }))!;
      await replaceGrants(transaction, id, grants);
      const { name, area } = asked;
      await this.note(transaction, manager, "device.created", { id, name }, area === null ? {} : { area });
      return { id, pairing: await this.offer(transaction, id) };
    });
    return { device: deviceItem(await this.found(sql, manager, made.id)), pairing: made.pairing };
  }

  /** A new code for a device, for instance when its browser was replaced. Throws 404. */
  invite(manager: Manager, id: number): Promise<DevicePairing> {
    return this.parts.database.sql.begin(async (transaction) => {
      const row = await this.found(transaction, manager, id);
      await this.note(transaction, manager, "device.invited", row);
      return this.offer(transaction, id);
    }) as Promise<DevicePairing>;
  }

  /** Removes a device: what it shows ends at once. Throws 404. */
  async remove(manager: Manager, id: number): Promise<void> {
    await this.parts.database.sql.begin(async (transaction) => {
      const row = await this.found(transaction, manager, id);
      await deleteDevice(transaction, id);
      await this.note(transaction, manager, "device.removed", row);
    });
    await this.parts.changes.pull();
  }

  /**
   * Makes the browser that knows the code the device; the one before is signed out. Gives the token of its session. Throws 400
   * `wrong_pairing_code`, 429 `too_many_attempts`.
   */
  async pair(code: string, from: From): Promise<string> {
    const { sql } = this.parts.database;
    const attempt = new Attempt(sql, null, from.address, PROFILES[this.parts.settings.passwordProfile]);
    await attempt.begin();
    const token = newToken();
    const isPaired = await sql.begin(async (transaction) => {
      const device = await takePairing(transaction, hashOfCode(code));
      if (!device) return false;
      await deleteSessionsOf(transaction, device.id);
      const session = { accountId: device.id, passwordHash: null, way: "device" as const, lastsMs: DEVICE_SESSION_MS };
      const id = await insertSession(transaction, { ...session, tokenHash: hashOfToken(token), ...from });
      if (id === undefined) return false;
      const subject = { kind: "device", id: device.id };
      const details = { name: device.name };
      await record(transaction, {
        viewer: actor(device, id),
        action: "device.paired",
        subject,
        address: from.address,
        details,
      });
      return true;
    });
    if (!isPaired) throw wrongCode();
    await attempt.succeed();
    await this.parts.changes.pull();
    return token;
  }

  private async offer(sql: Queryable, id: number): Promise<DevicePairing> {
    const code = newCode();
    return { code, until: (await setPairing(sql, id, hashOfCode(code), PAIRING_S)).toISOString() };
  }

  private async found(sql: Queryable, manager: Manager, id: number): Promise<DeviceRow> {
    const [row] = await deviceRows(sql, id);
    if (!row || !this.manages(manager, row)) throw unknown("device_unknown", "设备", id);
    return row;
  }

  private manages({ scope }: Manager, { area_id }: DeviceRow): boolean {
    return liesIn(this.parts.memory.areas, area_id, scope);
  }

  private note(
    sql: Queryable,
    { viewer, address }: Manager,
    action: "device.created" | "device.invited" | "device.removed",
    { id, name }: { id: number; name: string },
    more: Record<string, unknown> = {},
  ): Promise<void> {
    return record(sql, { viewer, action, subject: { kind: "device", id }, address, details: { name, ...more } });
  }
}

/** `K7QM-3WPH`: 40 bits */
function newCode(): string {
  const characters = randomCode(8);
  return `${characters.slice(0, 4)}-${characters.slice(4)}`;
}

const hashOfCode = (code: string): Buffer => hashOfToken(`pairing ${asCode(code)}`);

const wrongCode = () =>
  new HttpError(
    400,
    "wrong_pairing_code",
    "配对码不对，或已过期、已用过。 The pairing code is wrong, too old or used.",
    "code",
  );

const deviceItem = (row: DeviceRow): Device => ({
  id: row.id,
  name: row.name,
  area: row.area,
  pairedAt: row.paired_at?.toISOString() ?? null,
  lastSeen: row.last_seen?.toISOString() ?? null,
  address: row.address,
  pairingUntil: row.pairing_until?.toISOString() ?? null,
});
