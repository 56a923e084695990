import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Fabrics } from "../../../api/fabrics/fabrics.ts";
import type { FullLayout } from "../../../api/layouts/descriptions.ts";
import { OpenDrafts } from "../../../api/layouts/open-drafts.ts";
import { enterAllDue } from "../../../api/publication/in-force.ts";
import { chinaDay, dayAfter } from "../../../domain/day.ts";
import type { Edit } from "../../../domain/layout/edit.ts";
import { eachEngine } from "../../support/engines.ts";
import { cellsOfCode, fabricOf, newDraft, numberOf, save } from "../../support/layouts.ts";
import { A, A1, A2, B, B1, B2, COMMUNITY, type LittleTown, openLittleTown } from "../../support/little-town.ts";

const TODAY = chinaDay(new Date());
const TOMORROW = dayAfter(TODAY, 1);
const YESTERDAY = dayAfter(TODAY, -1);
/** the new microgrid around building 2, where H-4 lives */
const NEW = `${B}09`;
const OTHER = `${B}10`;

eachEngine((engine) => {
  let town: LittleTown;
  let planner: string;
  let commander: string;
  afterAll(() => town.close());

  beforeAll(async () => {
    town = await openLittleTown(engine);
    planner = await town.signIn("planner", [{ role: "planner", area: COMMUNITY }]);
    commander = await town.signIn("commander", [{ role: "commander" }]);
  });

  /** A2 joins A1; the house of H-4 is cut out of B1, under S-2. */
  async function changedDraft(code = NEW): Promise<FullLayout> {
    const draft = await newDraft(town, COMMUNITY, planner);
    const fabric = await fabricOf(town, COMMUNITY, planner);
    const house = fabric.cells.building.indexOf(2);
    const edits: Edit[] = [
      {
        kind: "merge",
        level: "microgrid",
        from: numberOf(draft, "microgrid", A2),
        into: numberOf(draft, "microgrid", A1),
      },
      {
        kind: "create",
        level: "microgrid",
        id: 900,
        area: { name: "新微网格", kind: "urban" },
        cells: [house],
        within: numberOf(draft, "grid", B),
      },
      { kind: "describe", level: "microgrid", area: 900, people: [{ staff: 2, duty: "microgrid-worker" }] },
      { kind: "recode", codes: [["microgrid", 900, code]] },
    ];
    const { status, body } = await save(town, draft, 0, edits, planner);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return draft;
  }

  const step = (layout: { id: number }, action: string, body: object = {}, cookie = planner) =>
    town.send("POST", `/api/layouts/${layout.id}/${action}`, body, cookie);
  const approved = async (code = NEW): Promise<FullLayout> => {
    const draft = await changedDraft(code);
    await step(draft, "submit");
    const { status, body } = await step(draft, "approve", {}, commander);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return draft;
  };
  const microgridsAt = async (day?: string): Promise<string[]> => {
    const { features } = await town.json(`/api/grids?level=microgrid${day ? `&at=${day}` : ""}`);
    return features.map(({ properties }: { properties: { code: string } }) => properties.code);
  };
  const homeOf = async (code: string) => {
    const [row] =
      await town.sql`select area.code from household join area on area.id = area_id where household.code = ${code}`;
    return row?.code;
  };

  describe("the way there", () => {
    test("is submitted with codes, sent back with a reason, approved by somebody else, withdrawn", async () => {
      const draft = await changedDraft();
      expect(await step(draft, "publish", { from: TODAY })).toMatchObject({
        status: 409,
        body: { code: "layout_state" },
      });
      expect((await step(draft, "submit", { note: "请审" })).body).toMatchObject({ state: "submitted" });
      expect(await save(town, draft, 4, [], planner)).toMatchObject({ status: 409, body: { code: "layout_state" } });
      expect(await step(draft, "approve")).toMatchObject({ status: 403, body: { code: "forbidden" } });
      expect((await step(draft, "reject", { note: "新微网格太小" }, commander)).body).toMatchObject({ state: "draft" });
      await step(draft, "submit");
      expect((await step(draft, "approve", {}, commander)).body).toMatchObject({ state: "approved" });
      expect((await step(draft, "withdraw")).body).toMatchObject({ state: "draft" });
      const { steps } = await town.json(`/api/layouts/${draft.id}`, planner);
      expect(steps.map(({ step, note, by }: never) => ({ step, note, by }))).toEqual([
        { step: "made", note: null, by: "planner" },
        { step: "submitted", note: "请审", by: "planner" },
        { step: "rejected", note: "新微网格太小", by: "commander" },
        { step: "submitted", note: null, by: "planner" },
        { step: "approved", note: null, by: "commander" },
        { step: "withdrawn", note: null, by: "planner" },
      ]);
      const logged =
        await town.sql`select action, username, reason from audit where subject_kind = 'layout' and subject_id = ${String(draft.id)} order by id`;
      expect(logged.map(({ action, username }) => `${username} ${action}`)).toEqual([
        "planner layout.created",
        "planner layout.submitted",
        "commander layout.rejected",
        "planner layout.submitted",
        "commander layout.approved",
        "planner layout.withdrawn",
      ]);
    });

    test("who drew any of it does not approve it", async () => {
      const draft = await changedDraft();
      await save(town, draft, 4, [{ kind: "describe", level: "microgrid", area: 900, name: "改名" }], commander);
      await step(draft, "submit");
      expect(await step(draft, "approve", {}, commander)).toMatchObject({ status: 403, body: { code: "own_work" } });
      expect((await town.json(`/api/layouts/${draft.id}`, commander)).may.approve).toBe("own-work");
    });

    test("without codes, or with the same twice, it is not submitted", async () => {
      const draft = await changedDraft();
      await save(town, draft, 4, [{ kind: "recode", codes: [["microgrid", 900, null]] }], planner);
      expect(await step(draft, "submit")).toMatchObject({
        status: 409,
        body: { code: "codes_missing", where: "新微网格" },
      });
    });

    test("a microgrid that gave all its ground away ends", async () => {
      const draft = await newDraft(town, COMMUNITY, planner);
      const cells = cellsOfCode(draft, "microgrid", A2);
      const to = numberOf(draft, "microgrid", A1);
      const edits: Edit[] = [{ kind: "assign", level: "microgrid", cells, to }];
      expect((await save(town, draft, 0, edits, planner)).status).toBe(200);
      expect((await step(draft, "submit")).status).toBe(200);
      expect((await step(draft, "approve", {}, commander)).status).toBe(200);
      expect((await step(draft, "publish", { from: TOMORROW }, commander)).status).toBe(200);
      expect(await microgridsAt(TOMORROW)).not.toContain(A2);
      expect(await microgridsAt(TODAY)).toContain(A2);
      expect((await step(draft, "withdraw", {}, commander)).status).toBe(200);
    });

    test("the past is no day to come into force", async () => {
      const answer = await step(await approved(), "publish", { from: YESTERDAY });
      expect(answer).toMatchObject({ status: 400, body: { code: "invalid_parameter", where: "from" } });
      expect(await microgridsAt()).toEqual([A1, A2, B1, B2]);
    });
  });

  describe("in force from another day", () => {
    const borders = () => town.sql`
      select area.code, valid::text, md5(st_asbinary(border)) as border from area_border join area on area.id = area_id order by 1, 2`;

    test("the borders are written for that day, nothing else changes until then, and it can be withdrawn", async () => {
      const before = await borders();
      const layout = await approved();
      expect((await step(layout, "publish", { from: TOMORROW })).body).toMatchObject({
        state: "scheduled",
        inForceFrom: TOMORROW,
      });
      expect(await microgridsAt()).toEqual([A1, A2, B1, B2]);
      expect(await microgridsAt(TOMORROW)).toEqual([A1, B1, B2, NEW]);
      expect(await homeOf("H-4")).toBe(B1);
      expect(await town.json(`/api/layouts/${layout.id}/handover`, planner)).toMatchObject({
        day: TOMORROW,
        isKept: false,
      });
      const other = await approved();
      expect(await step(other, "publish", { from: TODAY })).toMatchObject({
        status: 409,
        body: { code: "borders_later" },
      });

      expect((await step(layout, "withdraw")).body).toMatchObject({ state: "approved", inForceFrom: null });
      expect(await borders()).toEqual(before);
      expect(await town.sql`select from area where code = ${NEW}`).toEqual([]);
    });
  });

  describe("in force from today", () => {
    let layout: FullLayout;
    let earlier: FullLayout;
    beforeAll(async () => {
      earlier = await newDraft(town, COMMUNITY, planner, "较早的草案");
      layout = await approved();
      const { status, body } = await step(layout, "publish", { from: TODAY });
      if (status !== 200) throw new Error(JSON.stringify(body));
      expect(body).toMatchObject({ state: "in-force", inForceFrom: TODAY });
    });

    test("the borders of today are the new ones, those of yesterday stay", async () => {
      expect(await microgridsAt()).toEqual([A1, B1, B2, NEW]);
      expect(await microgridsAt(TODAY)).toEqual([A1, B1, B2, NEW]);
      expect(await microgridsAt(YESTERDAY)).toEqual([A1, A2, B1, B2]);
    });

    test.each(["microgrid", "grid"])("borders of every %s leave no gap and no overlap", async (level) => {
      const [row] = await town.sql`
        select bool_and(st_isvalid(border)) as valid, st_area(st_union(border)) as whole, sum(st_area(border)) as parts,
          (select st_area(border) from area_border join area on area.id = area_id where code = ${COMMUNITY}) as community
        from area_border join area on area.id = area_id
        where level = ${level}::area_level and valid @> current_date`;
      expect(row.valid).toBe(true);
      expect(row.parts / row.community).toBeCloseTo(1, 9);
      expect(row.whole / row.community).toBeCloseTo(1, 9);
    });

    test("households are where their building is, and the hand-over says so", async () => {
      expect(await Promise.all(["H-1", "H-4", "H-5", "H-6"].map(homeOf))).toEqual([A1, NEW, B2, undefined]);
      const handover = await town.json(`/api/layouts/${layout.id}/handover`, planner);
      expect(handover).toMatchObject({ day: TODAY, isKept: true, next: null });
      const households = handover.items.filter(({ kind }: { kind: string }) => kind === "household");
      expect(households).toEqual([
        {
          kind: "household",
          id: 4,
          code: "H-4",
          address: "柳园路8号",
          head: "买**",
          due: expect.any(String),
          from: { code: B1, name: "第三微网格" },
          to: { code: NEW, name: "新微网格" },
          fromWorker: null,
          toWorker: { id: 2, name: "王格" },
        },
      ]);
      expect(handover.sums).toContainEqual(
        expect.objectContaining({ from: { code: B1, name: "第三微网格" }, households: 1 }),
      );
    });

    test("open incidents go with the ground, closed ones keep the area of their time", async () => {
      const rows = await town.sql`
        select incident.code, area.code as area from incident join area on area.id = area_id order by incident.code`;
      // I-2 was closed in A2, which is no more
      expect(rows.map(({ code, area }) => [code, area])).toEqual([
        ["I-1", A1],
        ["I-2", A2],
        ["I-3", B1],
        ["I-4", B2],
      ]);
    });

    test("duties follow, codes stay what they were, and each part knows where it comes from", async () => {
      const duties = await town.sql`
        select area.code, staff.code as staff, lower(valid)::text as from_day
        from assignment join area on area.id = area_id join staff on staff.id = staff_id where valid @> current_date order by 1`;
      expect(duties.map(({ code, staff }) => [code, staff])).toEqual([
        ["990101001", "S-3"],
        [A, "S-2"],
        [A1, "S-1"],
        [NEW, "S-2"],
      ]);
      expect(duties[3].from_day).toBe(TODAY);
      const lineage = await town.sql`
        select source.code as from, target.code as to, households, round(area_m2) > 1000 as much
        from area_lineage join area as source on source.id = from_id join area as target on target.id = to_id
        where target.level = 'microgrid' order by 1, 2`;
      expect(lineage.map(({ from, to, households }) => [from, to, households])).toEqual([
        [A1, A1, 3],
        [A2, A1, 0],
        [B1, B1, 0],
        [B1, NEW, 1],
        [B2, B2, 1],
      ]);
      const [entry] = await town.sql`select username, details from audit where action = 'layout.effective'`;
      expect(entry).toMatchObject({ username: null, details: { day: TODAY, households: 1 } });
    });

    test("a draft that was begun before is told so, and goes on as a copy", async () => {
      expect((await town.json(`/api/layouts/${earlier.id}`, planner)).may.submit).toBe("begun-too-early");
      expect(await step(earlier, "submit")).toMatchObject({ status: 409, body: { code: "layout_outdated" } });
      const copy = await town.send("POST", "/api/layouts", { from: earlier.id, name: "副本" }, planner);
      expect(copy.body.may.submit).toBeNull();
    });

    test("a code that was used is not given to another area", async () => {
      const draft = await newDraft(town, COMMUNITY, planner);
      await save(
        town,
        draft,
        0,
        [{ kind: "recode", codes: [["microgrid", numberOf(draft, "microgrid", NEW), A2]] }],
        planner,
      );
      await step(draft, "submit");
      await step(draft, "approve", {}, commander);
      expect(await step(draft, "publish", { from: TOMORROW })).toMatchObject({
        status: 409,
        body: { code: "code_used", where: A2 },
      });
    });

    test("going back is another publication, of the same areas", async () => {
      const { items } = await town.json(`/api/layouts?state=superseded`, planner);
      const [before] = items;
      const [{ id }] = await town.sql`select id from area where code = ${A2}`;
      const copy = await town.send("POST", "/api/layouts", { from: before.id, name: "恢复" }, planner);
      await step(copy.body, "submit");
      await step(copy.body, "approve", {}, commander);
      expect((await step(copy.body, "publish", { from: TODAY })).body).toMatchObject({ state: "in-force" });
      expect(await microgridsAt()).toEqual([A1, A2, B1, B2]);
      expect([await homeOf("H-4"), (await town.sql`select id from area where code = ${A2}`)[0].id]).toEqual([B1, id]);
    });
  });

  test("on the day it comes into force by itself, once", async () => {
    const layout = await approved(OTHER);
    await step(layout, "publish", { from: TOMORROW });
    // a night passes
    await town.sql.begin(async (sql) => {
      await sql`select set_config('minqingtu.homing', 'off', true)`;
      await sql`update area_border set valid = daterange(lower(valid), current_date) where ended_by = ${layout.id}`;
      await sql`update area_border set valid = daterange(current_date, null) where begun_by = ${layout.id}`;
      await sql`update layout set in_force_from = current_date where id = ${layout.id}`;
    });
    await town.changes.pull();
    const { memory } = town.changes;
    const publishing = { areas: memory.areas, drafts: new OpenDrafts(new Fabrics(town.sql, memory)) };
    const entered = await Promise.all([1, 2].map(() => enterAllDue(town.sql, publishing)));
    expect(entered.sort()).toEqual([0, 1]);
    expect(await homeOf("H-4")).toBe(OTHER);
    await town.changes.pull();
    expect(await town.json(`/api/layouts/${layout.id}`, planner)).toMatchObject({ state: "in-force" });
    expect(await town.json("/api/households/4")).toMatchObject({ grid: OTHER });
  });
});
