import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hangTown } from "../../../api/bulletins/hang-town.ts";
import { OFFICE_HOURS, officePhone, townBulletins } from "../../../data/town/bulletins.ts";
import { type Bulletin, MOST_TEXT, MOST_TITLE } from "../../../domain/bulletin.ts";
import { isCallable, type Office } from "../../../domain/office.ts";
import { eachEngine } from "../../support/engines.ts";
import { newDraft } from "../../support/layouts.ts";
import { A, A1, A2, B, B1, COMMUNITY, type LittleTown, openLittleTown, STREET } from "../../support/little-town.ts";

const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();

eachEngine((engine) => {
  let town: LittleTown;
  let leader: string;
  let stranger: string;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    leader = await town.signIn("lin", [{ role: "leader", area: A }]);
    stranger = await town.signIn("qian", [{ role: "leader", area: B1 }]);
  });
  beforeEach(() => town.sql`delete from bulletin`);
  afterAll(() => town.close());

  const words = (more: object = {}) => ({
    area: A1,
    title: "停水通知",
    text: "今晚八点起停水，请提前储水。",
    from: hours(-1),
    until: hours(5),
    ...more,
  });
  const write = (more: object = {}, cookie = leader) =>
    town.send("POST", "/api/bulletins", { key: randomUUID(), ...words(more) }, cookie);
  const list = async (query = `area=${STREET}`, cookie = leader): Promise<Bulletin[]> =>
    (await town.json(`/api/bulletins?${query}`, cookie)).items;

  test("one is written, listed, changed and withdrawn, and the log says by whom", async () => {
    const made = await write({ urgency: "important" });
    expect(made.status).toBe(201);
    const { id } = made.body;
    expect(await list()).toEqual([made.body]);
    expect(made.body).toMatchObject({
      area: A1,
      areaName: "第一微网格",
      title: "停水通知",
      urgency: "important",
      by: "lin",
      revision: 1,
      changedBy: null,
    });
    const changed = await town.send(
      "PUT",
      `/api/bulletins/${id}`,
      { revision: 1, ...words({ area: A, title: "停水改期", until: null }) },
      leader,
    );
    expect(changed.body).toMatchObject({ area: A, title: "停水改期", until: null, revision: 2, changedBy: "lin" });
    const gone = await town.send("POST", `/api/bulletins/${id}/withdraw`, { revision: 2 }, leader);
    expect(gone.body.withdrawnAt).not.toBeNull();
    expect(await list()).toEqual([]);
    expect((await list(`area=${STREET}&past=true`)).map(({ title }) => title)).toEqual(["停水改期"]);
    const log = (await town.json("/api/audit?action=bulletin.created,bulletin.changed,bulletin.withdrawn&limit=3"))
      .items;
    expect(log.map(({ action, subject }: { action: string; subject: object }) => [action, subject])).toEqual(
      ["withdrawn", "changed", "created"].map((what) => [`bulletin.${what}`, { kind: "bulletin", id: String(id) }]),
    );
  });

  test("sent twice it is written once", async () => {
    const key = randomUUID();
    const first = await write({ key });
    const second = await write({ key, title: "别的" });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
    expect((await write({ key, area: B1 }, stranger)).status).toBe(404);
  });

  test("of two who change one, the slower is told who was faster and loses nothing", async () => {
    const { id } = (await write()).body;
    const other = await town.signIn("zhao", [{ role: "clerk", area: COMMUNITY }]);
    await town.send("PUT", `/api/bulletins/${id}`, { revision: 1, ...words({ title: "先改的" }) }, other);
    const late = await town.send("PUT", `/api/bulletins/${id}`, { revision: 1, ...words({ title: "后改的" }) }, leader);
    expect([late.status, late.body.code]).toEqual([409, "bulletin_changed"]);
    expect(late.body.message).toMatch(/^zhao 已于 .* zhao changed it at /);
    expect((await list())[0].title).toBe("先改的");
    const withdrawal = await town.send("POST", `/api/bulletins/${id}/withdraw`, { revision: 1 }, leader);
    expect(withdrawal.status).toBe(409);
  });

  test("nobody writes for, sees or changes an area that is not theirs", async () => {
    expect((await write({ area: B1 })).body.code).toBe("area_unknown");
    expect((await write({ area: COMMUNITY })).body.code).toBe("area_unknown");
    const { id } = (await write({ area: B1 }, stranger)).body;
    expect(await list()).toEqual([]);
    expect((await list(`area=${STREET}`, stranger)).map((each) => each.id)).toEqual([id]);
    expect((await town.send("POST", `/api/bulletins/${id}/withdraw`, { revision: 1 }, leader)).status).toBe(404);
    const moved = await town.send("PUT", `/api/bulletins/${id}`, { revision: 1, ...words({ area: A1 }) }, stranger);
    expect(moved.body.code).toBe("area_unknown");
    const worker = await town.signIn("wu", [{ role: "worker", area: A }]);
    expect((await write({}, worker)).status).toBe(403);
  });

  test.each([
    ["a title of nothing", { title: " " }, "title"],
    ["a title in two lines", { title: "停水\n通知" }, "title"],
    ["a title too long", { title: "停".repeat(31) }, "title"],
    ["a text too long", { text: "停".repeat(501) }, "text"],
    ["too many lines", { text: `${"停\n".repeat(12)}水` }, "text"],
    ["a control character", { text: "停\u0007水" }, "text"],
    ["an end before the beginning", { until: hours(-2) }, "until"],
    ["a time without zone", { from: "2026-11-21T08:00:00" }, "from"],
    ["an urgency that there is not", { urgency: "loud" }, "urgency"],
  ])("%s is refused", async (_, more, where) => {
    const { status, body } = await write(more);
    expect([status, body.code, body.where]).toEqual([400, "invalid_parameter", where]);
    expect(await list()).toEqual([]);
  });

  test("rare characters and line breaks stay as they were written", async () => {
    await write({ title: "𠮷祥社区公告", text: "第一行\r\n第二行\n\n末行 " });
    expect(await list()).toMatchObject([{ title: "𠮷祥社区公告", text: "第一行\n第二行\n\n末行" }]);
  });

  test("a made-up town's offices hang theirs once, and say how to be reached", async () => {
    const say = (level: string, nth: number) => ({
      phone: officePhone(nth),
      hours: OFFICE_HOURS,
      bulletins: townBulletins(level, nth),
    });
    await hangTown(town.sql, say);
    await hangTown(town.sql, say);
    const commander = await town.signIn("han", [{ role: "commander" }]);
    const made = await list(`area=${STREET}`, commander);
    expect(made.map(({ area }) => area)).toEqual([COMMUNITY, COMMUNITY, COMMUNITY, STREET, STREET]);
    for (const { title, text } of made) {
      expect([...title].length).toBeLessThanOrEqual(MOST_TITLE);
      expect([...text].length).toBeLessThanOrEqual(MOST_TEXT);
    }
    const { items } = await town.json("/api/offices", commander);
    expect(items.map(({ area, phone, address }: Office) => [area, isCallable(phone), address])).toEqual([
      [STREET, true, ""],
      [COMMUNITY, true, "柳园路2号"],
    ]);
  });

  test("many are given page by page", async () => {
    for (const title of ["甲", "乙", "丙"]) await write({ title });
    const first = await town.json(`/api/bulletins?area=${A}&limit=2`, leader);
    const second = await town.json(`/api/bulletins?area=${A}&limit=2&after=${first.next}`, leader);
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(["丙", "乙", "甲"]);
    expect(second.next).toBeNull();
  });

  describe("of an area that was merged away", () => {
    let screen: string;
    const shown = async (): Promise<string[]> =>
      (await town.json("/api/kiosk", screen)).bulletins.map(({ title }: { title: string }) => title);
    beforeAll(async () => {
      screen = await town.signIn("screen", [{ role: "kiosk" }]);
      await town.sql`
        insert into device (account_id, kind, building_id)
        select account.id, 'kiosk', building.id from account, building where username = 'screen' and building.code = 'B-1'`;
      const { id: layout } = await newDraft(town, COMMUNITY);
      await town.sql`
        insert into area_lineage (layout_id, from_id, to_id, households, area_m2)
        select ${layout}, before.id, after.id, 0, case after.code when ${B} then 900 else 100 end
        from area as before, area as after where before.code = ${A1} and after.code in (${A2}, ${B})`;
      await town.sql`
        update building set area_id = (select id from area where code = ${B}), area_by_hand = true where code = 'B-1'`;
    });
    const end = () =>
      town.sql`update area_border set valid = daterange(null, current_date) where area_id = (select id from area where code = ${A1})`;

    test("one stays on the screens where it was, and whoever writes for what took its place sees and changes it", async () => {
      await write({ area: A1, title: "原微网格" });
      await write({ area: A2, title: "隔壁" });
      const heir = await town.signIn("sun", [{ role: "leader", area: B }]);
      expect([await shown(), await list(`area=${B}`, heir)]).toEqual([[], []]);
      await end();
      await town.changes.pull();
      expect(await shown()).toEqual(["原微网格"]);
      const [seen, ...others] = await list(`area=${B}`, heir);
      expect(others).toEqual([]);
      expect(seen).toMatchObject({ title: "原微网格", area: A1 });
      expect(seen.now?.map(({ code }) => code)).toEqual([B, A2]);
      expect((await list()).map(({ title, now }) => [title, now?.length ?? null])).toEqual([
        ["隔壁", null],
        ["原微网格", 2],
      ]);
      expect(await list(`area=${B1}`, stranger)).toEqual([]);
      expect((await town.send("POST", `/api/bulletins/${seen.id}/withdraw`, { revision: 1 }, stranger)).status).toBe(
        404,
      );
      const moved = { revision: 1, ...words({ area: B, title: "全网格" }) };
      const answer = await town.send("PUT", `/api/bulletins/${seen.id}`, moved, heir);
      expect([answer.status, answer.body]).toMatchObject([200, { area: B, now: null, title: "全网格" }]);
      expect(await shown()).toEqual(["全网格"]);
    });
  });
});
