import { afterAll, beforeAll, expect, test } from "vitest";
import type { FullLayout } from "../../../api/layouts/descriptions.ts";
import { eachEngine } from "../../support/engines.ts";
import { newDraft, numberOf, save } from "../../support/layouts.ts";
import { A, A1, A2, B1, B2, COMMUNITY, type LittleTown, openLittleTown } from "../../support/little-town.ts";

eachEngine((engine) => {
  let town: LittleTown;
  let planner: string;
  /** plans for all of it, and sees households of grid A alone */
  let blinkered: string;
  let draft: FullLayout;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    await town.sql`insert into role (code, name_zh, name_en, rights) values ('drawer', '制图员', 'Drawer', '{map,layouts}')`;
    planner = await town.signIn("planner", [{ role: "planner", area: COMMUNITY }]);
    blinkered = await town.signIn("blinkered", [{ role: "drawer" }, { role: "worker", area: A }]);
    await town.sql`update household set address = '=cmd()' where code = 'H-5'`;
    draft = await newDraft(town, COMMUNITY, planner);
    const [a1, a2, b1, b2] = [A1, A2, B1, B2].map((code) => numberOf(draft, "microgrid", code));
    // everybody in A1 goes to A2, whom nobody walks but the leader of A; B2 joins B1
    await save(town, draft, 0, [{ kind: "merge", level: "microgrid", from: a1, into: a2 }], planner);
    await save(town, draft, 1, [{ kind: "merge", level: "microgrid", from: b2, into: b1 }], planner);
  });
  afterAll(() => town.close());

  const handover = (query = "", cookie = planner) => town.json(`/api/layouts/${draft.id}/handover${query}`, cookie);
  const csv = async (cookie = planner) => {
    const response = await town.ask(`/api/layouts/${draft.id}/handover.csv`, undefined, cookie);
    return Buffer.from(await response.arrayBuffer()).toString();
  };

  test("a draft says what would change hands: households, visits that are due, open incidents", async () => {
    const { sums, items, isKept } = await handover("?day=2999-01-01");
    expect(isKept).toBe(false);
    const leader = { id: 2, name: "王格" };
    expect(sums).toEqual([
      {
        from: { code: A1, name: "第一微网格" },
        to: { code: A2, name: "第二微网格" },
        fromWorker: { id: 1, name: "李微" },
        toWorker: leader,
        households: 3,
        incidents: 1,
        visits: 0,
      },
      {
        from: { code: B2, name: "第四微网格" },
        to: { code: B1, name: "第三微网格" },
        fromWorker: null,
        toWorker: null,
        households: 1,
        incidents: 1,
        visits: 1,
      },
    ]);
    expect(items.map(({ code }: { code: string }) => code)).toEqual(["H-1", "H-2", "H-3", "I-1", "H-5", "I-4"]);
    expect(items[0]).toMatchObject({ kind: "household", head: "张**", address: "柳园路1号院1号楼1单元101" });
    expect(JSON.stringify(items)).not.toMatch(/志强|1381234/);
  });

  test("an incident that was given to somebody else stays with them", async () => {
    await town.sql`update incident set assignee_id = 3 where code = 'I-1'`;
    const { items } = await handover();
    expect(items.find(({ code }: { code: string }) => code === "I-1")).toMatchObject({
      fromWorker: { id: 3, name: "赵街" },
      toWorker: { id: 3, name: "赵街" },
      to: { code: A2 },
    });
  });

  test("comes page by page", async () => {
    const first = await handover("?limit=4");
    const second = await handover(`?limit=4&after=${first.next}`);
    expect([...first.items, ...second.items]).toEqual((await handover()).items);
    expect(second.next).toBeNull();
  });

  test("shows only households and incidents that one may see", async () => {
    const { items, sums } = await handover("", blinkered);
    expect(items.map(({ code }: { code: string }) => code)).toEqual(["H-1", "H-2", "H-3", "I-1"]);
    expect(new Set(sums.map(({ from }: { from: { code: string } }) => from.code))).toEqual(new Set([A1]));
    expect(await csv(blinkered)).not.toContain("H-5");
  });

  test("as a table for Excel it holds no formula, no phone and no full name, and is logged", async () => {
    const text = await csv();
    expect(text.startsWith("\uFEFF类别,编号,地址")).toBe(true);
    expect(text).toContain(`住户,H-5,'=cmd(),,${B2},第四微网格,,${B1},第三微网格,,`);
    expect(text).not.toMatch(/志强|1381234/);
    const [entry] =
      await town.sql`select username, details from audit where action = 'handover.exported' order by id desc limit 1`;
    expect(entry).toMatchObject({ username: "planner", details: { name: "草案", items: 6 } });
  });
});
