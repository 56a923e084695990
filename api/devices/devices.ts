import type { Device } from "../../domain/device.ts";
import { randomCode } from "../access/random-code.ts";
import { liesIn } from "../access/viewer.ts";
import { checkedGrants } from "../accounts/grant-rules.ts";
import type { Manager } from "../accounts/manage.ts";
import { insertAccount, replaceGrants, roleRows } from "../accounts/queries.ts";
import { record } from "../audit/log.ts";
import type { Queryable } from "../database/database.ts";
import { HttpError, unknown } from "../http/errors.ts";
import type { Parts } from "../parts.ts";
import { Attempt } from "../sign-in/attempts.ts";
import { PROFILES } from "../sign-in/profiles.ts";
import { letBecome, requestWithCode } from "./pairing.ts";
import { areaOfBuilding, type DeviceRow, deleteDevice, deviceRows, insertDevice } from "./queries.ts";

/** A device that is to be: the code on its screen, its name, and the area a wall shows; a kiosk's is that of its building. */
export type NewDevice = { code: string; name: string; area: string | null };

/** Screens that nobody signs in at: made and removed by administrators. */
export class Devices {
  constructor(private readonly parts: Parts) {}

  /** All that the manager's scope holds. */
  async list(manager: Manager): Promise<Device[]> {
    return (await deviceRows(this.parts.database.sql)).filter((row) => this.manages(manager, row)).map(deviceItem);
  }

  /** Makes a device of the screen that shows `code`. Throws 400 `wrong_pairing_code`, 429, and 400, 403 as `checkedGrants`. */
  create(manager: Manager, { code, name, area: asked }: NewDevice): Promise<Device> {
    return this.typed(manager, async (transaction) => {
      const request = await requestWithCode(transaction, code);
      const { kind, building_id: building } = request;
      const area = building === null ? asked : ((await areaOfBuilding(transaction, building)) ?? null);
      const known = { areas: this.parts.memory.areas, roles: await roleRows(transaction), scope: manager.scope };
      const grants = checkedGrants([{ role: kind, area }], known);
      const username = `device-${randomCode(12).toLowerCase()}`;
      // no password has this hash
      const account = { username, name, passwordHash: "none", expired: false, validDays: null };
      const id = (await insertAccount(transaction, { ...account, kind: "device" }))!;
      await replaceGrants(transaction, id, grants);
      await insertDevice(transaction, id, kind, building);
      await letBecome(transaction, request, id);
      const where = { ...(area === null ? {} : { area }), ...(building === null ? {} : { building }) };
      await this.note(transaction, manager, "device.created", { id, name }, { kind, ...where });
      return id;
    });
  }

  /** Makes the screen that shows `code` the device, in place of the browser that is it now. Throws 400 `wrong_pairing_code`, `other_kind`, 404. */
  replaceBrowser(manager: Manager, id: number, code: string): Promise<Device> {
    return this.typed(manager, async (transaction) => {
      const row = await this.found(transaction, manager, id);
      const request = await requestWithCode(transaction, code);
      if (request.kind !== row.kind || request.building_id !== row.building_id) throw otherKind();
      await letBecome(transaction, request, id);
      await this.note(transaction, manager, "device.invited", row);
      return id;
    });
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

  /** What somebody does with a code they typed: limited like every attempt at a code. Gives the device as it is then. */
  private async typed(manager: Manager, act: (transaction: Queryable) => Promise<number>): Promise<Device> {
    const { sql } = this.parts.database;
    const attempt = new Attempt(sql, null, manager.address, PROFILES[this.parts.settings.passwordProfile]);
    await attempt.begin();
    try {
      const id = (await sql.begin(act)) as number;
      await attempt.takeBack();
      return deviceItem(await this.found(sql, manager, id));
    } catch (error) {
      if (!(error instanceof HttpError && error.code === "wrong_pairing_code")) await attempt.takeBack();
      throw error;
    }
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

const otherKind = () =>
  new HttpError(
    400,
    "other_kind",
    "这个配对码是另一种屏幕或另一栋楼的。 This code is of another kind of screen, or of another building.",
    "code",
  );

const deviceItem = (row: DeviceRow): Device => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  area: row.area,
  building: row.building_id === null ? null : { id: row.building_id, name: row.building! },
  pairedAt: row.paired_at?.toISOString() ?? null,
  lastSeen: row.last_seen?.toISOString() ?? null,
  address: row.address,
  build: row.build,
});
