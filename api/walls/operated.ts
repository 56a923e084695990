import { partsChanged } from "../../domain/wall/changes.ts";
import { areasNamed, type WallOrders, type WallSettings } from "../../domain/wall/settings.ts";
import type { OperatedWall, WallChange } from "../../domain/wall/wall.ts";
import { liesIn, type Scope, type Viewer } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import type { Queryable } from "../database/database.ts";
import { HttpError, shown, unknown } from "../http/errors.ts";
import type { Parts } from "../parts.ts";
import { builtPage } from "../wall/build.ts";
import { type WallRow, wallRows } from "../wall/queries.ts";
import { keptOrders, movedScenes, settingsOf } from "../wall/walls.ts";
import { changeWall } from "./queries.ts";

/** An operator: who, where they may, and from where they ask. */
export type Operator = { viewer: Viewer; scope: Scope; address: string };

/** A message that stays longer has been forgotten. */
const LONGEST_MESSAGE_MS = 7 * 24 * 3_600_000;

/** Walls as those who look after them see and change them. */
export class OperatedWalls {
  constructor(
    private readonly parts: Pick<Parts, "database" | "memory" | "changes">,
    private readonly pageFolder: string,
  ) {}

  /** All within the operator's scope. */
  async list({ scope }: Operator): Promise<OperatedWall[]> {
    const { sql } = this.parts.database;
    const rows = (await wallRows(sql)).filter((row) => this.isWithin(row, scope));
    const build = await this.build();
    return Promise.all(rows.map((row) => this.item(sql, row, build)));
  }

  /**
   * Changes what a wall shows. Throws 404 outside the scope, 409 `wall_changed` where somebody was quicker, 400 `area_unknown` for a scene of
   * an area that is none or not within the wall's, 400 for a message whose end is past or a week off.
   */
  async change(operator: Operator, id: number, change: WallChange): Promise<OperatedWall> {
    const { sql } = this.parts.database;
    await sql.begin(async (transaction) => {
      const row = await this.found(transaction, operator, id);
      const before = settingsOf(row);
      const after = { settings: change.settings ?? before.settings, orders: change.orders ?? before.orders };
      const what = partsChanged(before, after);
      if (row.revision !== change.revision) throw wasChanged(row);
      if (what.length === 0) return;
      this.requireAreas(row, before, after);
      if (what.includes("message")) requireEnd(after.orders);
      const { account } = operator.viewer;
      const orders = keptOrders(after.orders, what.includes("jump"), row.orders, Date.now());
      const told = { settings: after.settings, orders, by: account.name, what };
      const isFirst = await changeWall(transaction, id, change.revision, told);
      if (!isFirst) throw wasChanged(await this.found(transaction, operator, id));
      await record(transaction, {
        viewer: operator.viewer,
        action: "wall.changed",
        subject: { kind: "device", id },
        address: operator.address,
        details: { name: row.name, what, ...(what.includes("message") ? { message: after.orders.message?.text } : {}) },
      });
    });
    await this.parts.changes.pull();
    return this.item(sql, await this.found(sql, operator, id), await this.build());
  }

  private async found(sql: Queryable, { scope }: Operator, id: number): Promise<WallRow> {
    const [row] = await wallRows(sql, id);
    if (!row || !this.isWithin(row, scope)) throw unknown("wall_unknown", "大屏", id);
    return row;
  }

  private isWithin({ area_id }: WallRow, scope: Scope): boolean {
    return liesIn(this.parts.memory.areas, area_id, scope);
  }

  /** Areas that are named anew are in force, and the wall sees them. */
  private requireAreas(
    { area_id }: WallRow,
    before: { settings: WallSettings; orders: WallOrders },
    after: { settings: WallSettings; orders: WallOrders },
  ): void {
    const { areas } = this.parts.memory;
    const known = areasNamed(before.settings, before.orders);
    const own: Scope = { key: String(area_id), areas: area_id === null ? null : [area_id] };
    for (const code of areasNamed(after.settings, after.orders)) {
      const area = areas.withCode(code);
      if (known.includes(code) || (area?.geometry && liesIn(areas, area.id, own))) continue;
      const message = `这块大屏的范围里没有代码为“${shown(code)}”的区域。 There is no such area within this wall's.`;
      throw new HttpError(400, "area_unknown", message, "scenes");
    }
  }

  private build(): Promise<string> {
    return builtPage(this.pageFolder, "wall.html");
  }

  private async item(sql: Queryable, row: WallRow, build: string): Promise<OperatedWall> {
    const { areas } = this.parts.memory;
    const { settings, orders } = settingsOf(row);
    return {
      id: row.id,
      name: row.name,
      area: areas.of(row.area_id)?.code ?? null,
      settings,
      orders,
      revision: row.revision,
      changed:
        row.changed_by === null
          ? null
          : { by: row.changed_by, at: row.changed_at!.toISOString(), what: row.changed_what },
      shown: row.shown && { ...row.shown, at: row.shown_at!.toISOString() },
      paired: row.paired,
      upToDate: row.shown && row.shown.build === build,
      moved: await movedScenes(sql, areas, settings, orders),
    };
  }
}

/** Somebody was quicker: who, and what they changed, by the names of the parts. */
function wasChanged({ changed_by, changed_what }: WallRow): HttpError {
  if (changed_by === null) {
    const message = "这块大屏的设置与您看到的不同，请刷新后再改。 This wall is not as you saw it: load it again.";
    return new HttpError(409, "wall_changed", message, "revision");
  }
  const what = changed_what.map((part) => PARTS_ZH[part]).join("、");
  const message = `${changed_by}刚改过这块大屏（${what}），请看清现在的样子再改。 ${changed_by} changed it meanwhile: ${changed_what.join(", ")}.`;
  return new HttpError(409, "wall_changed", message, "revision");
}

const PARTS_ZH: Record<WallRow["changed_what"][number], string> = {
  scenes: "场景",
  screen: "屏幕",
  heatHours: "热力时段",
  night: "夜间",
  volume: "提示音",
  held: "停住",
  jump: "跳转",
  message: "通知",
};

function requireEnd({ message }: WallOrders): void {
  if (!message) return;
  const until = Date.parse(message.until);
  const now = Date.now();
  if (until > now && until <= now + LONGEST_MESSAGE_MS) return;
  const text =
    until <= now
      ? "通知的结束时间已过，请选以后的时间。 The end of the message is past."
      : "通知最多显示 7 天，请选近一些的结束时间。 A message is shown for seven days at most.";
  throw new HttpError(400, "invalid_parameter", text, "orders.message.until");
}
