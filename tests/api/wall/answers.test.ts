import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WallDay } from "../../../domain/wall/day.ts";
import type { WallAreas, WallHeat, WallIncident } from "../../../domain/wall/incidents.ts";
import { DAY_MS, dayStart } from "../../../domain/wall/weeks.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, B, COMMUNITY, type LittleTown, openLittleTown } from "../../support/little-town.ts";

const now = Date.now();
const today = dayStart(now);
/** so many minutes after today began, `weeks` weeks ago; never later than now */
const at = (minutes: number, weeks = 0) => new Date(Math.min(today + minutes * 60_000, now) - weeks * 7 * DAY_MS);

eachEngine((engine) => {
  let town: LittleTown;
  let wall: string;
  let ofA: string;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    await town.sql`delete from incident`;
    const report = async (
      code: string,
      reported: Date,
      state: string,
      more: { due?: Date; urgency?: string; lng?: number },
    ) => {
      const { due = null, urgency = "normal", lng = 113.2041 } = more;
      await town.sql`
        insert into incident (code, text, kind_id, source_id, urgency_id, state_id, reported_at, due_at, address, position)
        select ${code}, '张志强家漏水 13812345678', 9, 1, urgency.id, incident_state.id, ${reported}, ${due}, '柳园路1号院1号楼',
          st_setsrid(st_makepoint(${lng}, 35.2101), 4326)
        from urgency, incident_state where urgency.code = ${urgency} and incident_state.code = ${state}`;
    };
    const step = (code: string, state: string, when: Date) => town.sql`
      insert into incident_step (incident_id, state_id, at)
      select incident.id, incident_state.id, ${when} from incident, incident_state
      where incident.code = ${code} and incident_state.code = ${state}`;
    await report("T-1", at(0), "reported", { urgency: "critical" });
    await report("T-2", at(0), "assigned", { due: new Date(now - 60_000), lng: 113.2341 });
    await step("T-2", "assigned", at(0));
    await report("W-1", at(0, 1), "closed", {});
    await step("W-1", "assigned", new Date(at(0, 1).getTime() + 5 * 60_000));
    await step("W-1", "closed", new Date(now - 60_000));
    await report("W-2", at(0, 2), "closed", { due: at(60, 2) });
    await step("W-2", "closed", new Date(at(0, 2).getTime() + 1));
    await report("OLD", new Date(now - 200 * DAY_MS), "handled", { lng: 113.2141 });
    wall = await town.signIn("a-wall", [{ role: "wall" }]);
    ofA = await town.signIn("a-wall-of-a", [{ role: "wall", area: A }]);
  });
  afterAll(() => town.close());

  const incidents = async (cookie = wall): Promise<WallIncident[]> =>
    (await town.json("/api/wall/incidents", cookie)).items;

  describe("a wall's incidents", () => {
    test("are the open ones, with their grid and no words of anybody", async () => {
      const items = await incidents();
      expect(items.map(({ grid, community, urgency }) => [grid?.code, community, urgency])).toEqual([
        [A, COMMUNITY, "normal"],
        [A, COMMUNITY, "critical"],
        [B, COMMUNITY, "normal"],
      ]);
      expect(Object.keys(items[0]).sort()).toEqual(
        ["community", "dueAt", "grid", "id", "kind", "position", "reportedAt", "state", "urgency"].sort(),
      );
    });

    test("stand in the middle of a square of their grid, never where they are", async () => {
      for (const { position, grid } of await incidents()) {
        const [west, east] = grid?.code === A ? [113.2, 113.22] : [113.22, 113.24];
        expect(position[0]).toBeGreaterThan(west);
        expect(position[0]).toBeLessThan(east);
        expect([113.2041, 113.2141, 113.2341]).not.toContain(position[0]);
      }
    });

    test("of a wall with an area are those of the area", async () => {
      expect((await incidents(ofA)).map(({ grid }) => grid?.code)).toEqual([A, A]);
    });

    test("change as soon as one is closed", async () => {
      const [{ id }] = await incidents();
      await town.sql`update incident set state_id = 4 where id = ${id}`;
      await town.changes.pull();
      expect((await incidents()).map((item) => item.id)).not.toContain(id);
      await town.sql`update incident set state_id = 3 where id = ${id}`;
      await town.changes.pull();
      expect((await incidents()).map((item) => item.id)).toContain(id);
    });

    test("that are part of a case are left out: the case stands for them", async () => {
      const [{ id }, { id: other }] = await incidents();
      await town.sql`update incident set parent_id = ${other} where id = ${id}`;
      await town.changes.pull();
      expect((await incidents()).map((item) => item.id)).not.toContain(id);
      await town.sql`update incident set parent_id = null where id = ${id}`;
      await town.changes.pull();
    });
  });

  test("areas are communities and grids in force, with what is open in them", async () => {
    const { areas } = (await town.json("/api/wall/areas", wall)) as WallAreas;
    expect(areas.map(({ code, open, parent }) => [code, open, parent])).toEqual([
      [COMMUNITY, 3, "990101001"],
      [A, 2, COMMUNITY],
      [B, 1, COMMUNITY],
    ]);
    expect(areas[0].border.type).toBe("MultiPolygon");
    expect(((await town.json("/api/wall/areas", ofA)) as WallAreas).areas.map(({ code }) => code)).toEqual([A]);
  });

  test("heat counts by square and part of the day, as far back as asked", async () => {
    const week = (await town.json("/api/wall/heat?hours=24", wall)) as WallHeat;
    expect(week.count.reduce((sum, count) => sum + count, 0)).toBe(2);
    const month = (await town.json("/api/wall/heat?hours=672", wall)) as WallHeat;
    expect(month.count.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(month.parts.flat().reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(month.parts[3].reduce((sum, count) => sum + count, 0)).toBe(4);
    const refused = await town.ask("/api/wall/heat?hours=0", undefined, wall);
    expect([refused.status, (await refused.json()).message]).toEqual([
      400,
      "参数 hours 不正确：应为 1–672 的整数；收到“0”。",
    ]);
  });

  describe("the day", () => {
    const day = async (cookie = wall): Promise<WallDay> => town.json("/api/wall/day", cookie);

    test("stands beside the same weekday of the last weeks up to the same minute", async () => {
      const { figures, byHour, trend, kinds } = await day();
      expect(figures.reported).toEqual({ now: 2, usual: 0.5 });
      // a week ago W-1 and OLD waited, two weeks ago OLD, and so before
      expect(figures.open).toEqual({ now: 3, usual: 1.25 });
      expect(figures.overdue).toEqual({ now: 1, usual: 0 });
      expect(byHour.today[0]).toBe(2);
      expect(byHour.usual[0]).toBe(0.5);
      expect(trend.map(({ count }) => count).filter((count) => count > 0)).toEqual([1, 1, 2]);
      expect(trend.at(-1)?.count).toBe(2);
      expect(kinds).toEqual([{ kind: "welfare", today: 2, usual: 0.5 }]);
    });

    test("names the most urgent by kind and grid alone, and counts the flow", async () => {
      const { urgent, flow } = await day();
      expect(urgent.count).toBe(1);
      expect(urgent.items).toMatchObject([{ urgency: "critical", grid: { code: A, name: "第一网格" } }]);
      expect(JSON.stringify(urgent)).not.toMatch(/position|张志强|1号楼/);
      expect(flow).toEqual([
        { state: "reported", count: 1 },
        { state: "assigned", count: 1 },
        { state: "handled", count: 1 },
      ]);
    });

    test("is told by grid where there is one community, with what came on time", async () => {
      const { communities } = await day();
      expect(communities.map(({ code, today, open, overdue, onTime }) => [code, today, open, overdue, onTime])).toEqual(
        [
          [A, 1, 2, 0, 1],
          [B, 1, 1, 1, 0],
        ],
      );
    });

    test("never counts out fewer than five households", async () => {
      const { attention } = await day();
      expect(attention.find(({ type }) => type === "party")).toEqual({ type: "party", count: null });
      expect(attention.find(({ type }) => type === "child")).toEqual({ type: "child", count: 0 });
      expect(attention.map(({ type }) => type)).not.toContain("vacant");
    });

    test("says who is on duty by number, and what of the plan is done", async () => {
      expect((await day()).staffing).toEqual({
        people: 3,
        duties: [
          { duty: "microgrid-worker", people: 1 },
          { duty: "grid-leader", people: 1 },
          { duty: "street-officer", people: 1 },
        ],
      });
      expect((await day(ofA)).staffing.people).toBe(2);
      await town.sql`insert into patrol (area_id, day, by_name)
        select id, (now() at time zone 'Asia/Shanghai')::date, '李微' from area where code = ${A1}`;
      const { plan } = await day();
      expect(plan.map(({ code, grids, patrolled }) => [code, grids, patrolled])).toEqual([
        [A, 1, 1],
        [B, 1, 0],
      ]);
    });

    test("of a wall whose area holds nothing is zeros, not an error", async () => {
      await town.sql`delete from incident`;
      await town.changes.pull();
      const empty = await day();
      expect(empty.figures).toEqual({
        reported: { now: 0, usual: null },
        open: { now: 0, usual: null },
        overdue: { now: 0, usual: null },
        answered: { now: null, usual: null },
      });
      expect(empty.urgent).toEqual({ items: [], count: 0 });
    });
  });
});
