import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { layoutFrom } from "../../../domain/layout/layout.ts";
import { eachEngine } from "../../support/engines.ts";
import { cellsOfCode, fabricOf, keyed, newDraft, numberOf, save } from "../../support/layouts.ts";
import { A, A1, A2, B, B1, B2, COMMUNITY, type LittleTown, openLittleTown } from "../../support/little-town.ts";
import { listen } from "../live/listen.ts";

eachEngine((engine) => {
  let town: LittleTown;
  let planner: string;
  let colleague: string;
  let elsewhere: string;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    planner = await town.signIn("planner", [{ role: "planner", area: COMMUNITY }]);
    colleague = await town.signIn("colleague", [{ role: "planner" }]);
    elsewhere = await town.signIn("elsewhere", [{ role: "planner", area: A }]);
  });
  afterAll(() => town.close());

  test("a fabric is built when it is first asked for, and kept while its sources stay", async () => {
    const fabric = await fabricOf(town, COMMUNITY, planner);
    expect([...new Set(fabric.cells.building)].sort()).toEqual([0, 1, 2]);
    const first = await town.ask(`/api/fabrics/${COMMUNITY}`, undefined, planner);
    const version = first.headers.get("x-version")!;
    expect(first.headers.get("etag")).toBe(`"${version}"`);
    const again = { headers: { "if-none-match": `"${version}"` } };
    expect((await town.ask(`/api/fabrics/${COMMUNITY}?version=${version}`, again, planner)).status).toBe(304);
    expect((await town.ask(`/api/fabrics/${COMMUNITY}?version=none`, undefined, planner)).status).toBe(404);

    const loads = await town.json(`/api/fabrics/${COMMUNITY}/loads`, planner);
    expect(loads.version).toBe(version);
    const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
    // H-6 lives outside
    expect([sum(loads.households), sum(loads.population)]).toEqual([5, 10]);
    expect(loads.households[fabric.cells.building.indexOf(1)]).toBe(3);

    await town.sql`update building set shape = st_translate(shape, 0.0001, 0) where id = 2`;
    await town.changes.pull();
    await fabricOf(town, COMMUNITY, planner);
    const moved = await town.ask(`/api/fabrics/${COMMUNITY}`, undefined, planner);
    expect(moved.headers.get("x-version")).not.toBe(version);
  });

  test.each([
    ["a street", "990101001"],
    ["nothing", "1"],
  ])("there is no fabric of %s", async (_, code) => {
    expect((await town.ask(`/api/fabrics/${code}`, undefined, planner)).status).toBe(404);
  });

  test("a draft begins with what is in force, and that is kept to be compared with", async () => {
    const draft = await newDraft(town, COMMUNITY, planner);
    expect(draft).toMatchObject({
      community: COMMUNITY,
      state: "draft",
      revision: 0,
      by: "planner",
      inForceFrom: null,
    });
    expect(draft.usedCodes).toEqual([A, A1, A2, B, B1, B2]);
    expect(draft.may).toEqual({
      edit: null,
      delete: null,
      submit: null,
      withdraw: "not-in-this-state",
      approve: "no-right",
      reject: "no-right",
      publish: "not-in-this-state",
    });
    const { microgrids, grids } = layoutFrom(draft.base);
    expect([...grids.values()].map(({ code }) => code).sort()).toEqual([A, B]);
    expect([...microgrids.values()].map(({ code }) => code).sort()).toEqual([A1, A2, B1, B2]);
    expect(microgrids.get(numberOf(draft, "microgrid", A1))).toMatchObject({
      name: "第一微网格",
      people: [{ staff: 1, duty: "microgrid-worker" }],
    });
    const { items } = await town.json(`/api/layouts?community=${COMMUNITY}&state=in-force`, planner);
    expect(items).toHaveLength(1);
    expect((await town.json(`/api/layouts/${items[0].id}`, planner)).base).toEqual(draft.base);
    const [entry] = await town.sql`select details from audit where action = 'layout.created' order by id desc limit 1`;
    expect(entry).toEqual({ details: { name: "草案", from: null } });
  });

  test("another's scope answers 404, everywhere", async () => {
    const { id } = await newDraft(town, COMMUNITY, planner);
    for (const path of [`/api/fabrics/${COMMUNITY}`, `/api/layouts/${id}`, `/api/layouts/${id}/edits`]) {
      expect([path, (await town.ask(path, undefined, elsewhere)).status]).toEqual([path, 404]);
    }
    expect((await save(town, { id }, 0, [], elsewhere)).status).toBe(404);
    expect((await town.send("POST", "/api/layouts", { community: COMMUNITY, name: "别处" }, elsewhere)).status).toBe(
      404,
    );
    expect((await town.send("POST", "/api/layouts", { from: id, name: "别处" }, elsewhere)).status).toBe(404);
    expect((await town.json("/api/layouts", elsewhere)).items).toEqual([]);
  });

  test("a save is told to whoever plans there, and to nobody else", async () => {
    const draft = await newDraft(town, COMMUNITY, planner);
    const [mine, others] = await Promise.all([planner, elsewhere].map((who) => town.ask("/api/live", undefined, who)));
    await save(
      town,
      draft,
      0,
      [{ kind: "describe", level: "grid", area: numberOf(draft, "grid", A), name: "新名" }],
      planner,
    );
    const [event] = await listen(mine, 1);
    expect(event).toMatchObject({ event: "layout", data: { id: draft.id, ids: [draft.id], inserted: false } });
    await town.sql`update area set name = name || '。' where code = ${A1}`;
    await town.changes.pull();
    expect((await listen(others, 1))[0].event).toBe("grids");
  });

  describe("saving", () => {
    test("edits are numbered, and those sent twice because the answer was lost are there once", async () => {
      const draft = await newDraft(town, COMMUNITY, planner);
      const [a1, a2] = [A1, A2].map((code) => numberOf(draft, "microgrid", code));
      const edits = [
        keyed({ kind: "merge", level: "microgrid", from: a2, into: a1 }),
        keyed({ kind: "describe", level: "microgrid", area: a1, name: "合并后的微网格" }),
      ];
      const path = `/api/layouts/${draft.id}/edits`;
      const first = await town.send("POST", path, { since: 0, edits: [edits[0]] }, planner);
      expect(first).toEqual({ status: 200, body: { revision: 1, merged: [] } });
      const second = await town.send("POST", path, { since: 0, edits }, planner);
      expect(second).toEqual({ status: 200, body: { revision: 2, merged: [] } });
      expect(await town.send("POST", path, { since: 0, edits }, planner)).toEqual(second);
      const { items } = await town.json(path, planner);
      expect(items.map(({ number, key, edit, by }: never) => ({ number, key, edit, by }))).toEqual(
        edits.map((edit, i) => ({ number: i + 1, ...edit, by: "planner" })),
      );
      expect((await town.json(`${path}?since=1`, planner)).items).toHaveLength(1);
      expect(await town.json(`/api/layouts/${draft.id}`, planner)).toMatchObject({ revision: 2 });
    });

    test("the same request twice at the same moment is stored once", async () => {
      const draft = await newDraft(town, COMMUNITY, planner);
      const edit = keyed({ kind: "describe", level: "grid", area: numberOf(draft, "grid", A), name: "新名" });
      const body = { since: 0, edits: [edit] };
      const both = await Promise.all(
        [1, 2].map(() => town.send("POST", `/api/layouts/${draft.id}/edits`, body, planner)),
      );
      expect(both.map(({ body }) => body.revision)).toEqual([1, 1]);
    });

    test("one that does not fit is refused with the others of its request", async () => {
      const draft = await newDraft(town, COMMUNITY, planner);
      const good = { kind: "describe", level: "grid", area: numberOf(draft, "grid", A), name: "好" } as const;
      const answer = await save(town, draft, 0, [good, { kind: "merge", level: "grid", from: 77, into: 78 }], planner);
      expect(answer).toMatchObject({ status: 409, body: { code: "edit_refused" } });
      expect((await town.json(`/api/layouts/${draft.id}/edits`, planner)).items).toEqual([]);
    });

    test.each([
      [
        "an edit of no kind",
        { since: 0, edits: [{ key: "00000000-0000-4000-8000-000000000001", edit: { kind: "x" } }] },
        409,
      ],
      [
        "an edit without what it needs",
        { since: 0, edits: [{ key: "00000000-0000-4000-8000-000000000002", edit: { kind: "assign" } }] },
        409,
      ],
      ["a key that is none", { since: 0, edits: [{ key: "1", edit: { kind: "merge" } }] }, 400],
      ["a revision from the future", { since: 9, edits: [] }, 400],
      ["a revision that is none", { since: -1, edits: [] }, 400],
      ["no edits", { since: 0 }, 400],
    ])("%s is refused in words", async (_, body, status) => {
      const { id } = await newDraft(town, COMMUNITY, planner);
      const answer = await town.send("POST", `/api/layouts/${id}/edits`, body, planner);
      expect([answer.status, answer.body.message]).toEqual([status, expect.stringMatching(/[一-鿿]/)]);
    });

    test("what two people did to different cells is put together", async () => {
      const draft = await newDraft(town, COMMUNITY, planner);
      const [west, east] = [cellsOfCode(draft, "microgrid", A1), cellsOfCode(draft, "microgrid", B2)];
      const [a2, b1] = [A2, B1].map((code) => numberOf(draft, "microgrid", code));
      const theirs = { kind: "assign", level: "microgrid", cells: east.slice(0, 1), to: b1 } as const;
      const mine = { kind: "assign", level: "microgrid", cells: west.slice(0, 1), to: a2 } as const;
      expect((await save(town, draft, 0, [theirs], colleague)).body).toEqual({ revision: 1, merged: [] });
      const { status, body } = await save(town, draft, 0, [mine], planner);
      expect([status, body.revision]).toEqual([200, 2]);
      expect(body.merged).toMatchObject([{ number: 1, edit: theirs, by: "colleague" }]);
      expect(
        (await save(town, draft, 2, [{ kind: "lock", grids: [numberOf(draft, "grid", A)], isLocked: true }], planner))
          .status,
      ).toBe(200);
    });

    test("what two people did to the same cell asks, with both sides, and nothing is stored", async () => {
      const draft = await newDraft(town, COMMUNITY, planner);
      const cells = cellsOfCode(draft, "microgrid", A1).slice(0, 1);
      const [a2, b1] = [A2, B1].map((code) => numberOf(draft, "microgrid", code));
      const theirs = { kind: "assign", level: "microgrid", cells, to: b1 } as const;
      const mine = keyed({ kind: "assign", level: "microgrid", cells, to: a2 });
      await save(town, draft, 0, [theirs], colleague);
      const answer = await town.send("POST", `/api/layouts/${draft.id}/edits`, { since: 0, edits: [mine] }, planner);
      expect(answer).toMatchObject({
        status: 409,
        body: { code: "edits_conflict", revision: 1, theirs: [{ number: 1, by: "colleague" }], mine: [mine.key] },
      });
      expect((await town.json(`/api/layouts/${draft.id}`, planner)).revision).toBe(1);
      // "mine" is saying it again on top of theirs; "as a copy" is a layout of one's own
      expect(
        (await town.send("POST", `/api/layouts/${draft.id}/edits`, { since: 1, edits: [mine] }, planner)).body.revision,
      ).toBe(2);
      const copy = await town.send("POST", "/api/layouts", { from: draft.id, name: "副本" }, planner);
      expect(copy).toMatchObject({ status: 201, body: { name: "副本", revision: 2, base: draft.base } });
      expect((await town.json(`/api/layouts/${copy.body.id}/edits`, planner)).items).toHaveLength(2);
    });
  });

  test("what grids should have is kept with the layout, and goes along to copies and to what is begun on it", async () => {
    const draft = await newDraft(town, COMMUNITY, planner);
    expect(draft.settings).toEqual({ band: [300, 500], target: 400 });
    const settings = { band: [2, 6], target: 4 };
    const path = `/api/layouts/${draft.id}`;
    const answer = await town.send("PATCH", path, { settings }, planner);
    const { base: _, loads: __, ...info } = answer.body;
    expect(await town.json(`${path}?brief=yes`, planner)).toEqual(info);
    expect([answer.status, answer.body.name, answer.body.settings]).toEqual([200, "草案", settings]);
    const copy = await town.send("POST", "/api/layouts", { from: draft.id, name: "副本" }, planner);
    expect(copy.body.settings).toEqual(settings);
    await town.sql`update layout set settings = ${town.sql.json(settings)} where state = 'in-force'`;
    expect((await newDraft(town, COMMUNITY, planner)).settings).toEqual(settings);
    await town.sql`update layout set settings = '{}' where state = 'in-force'`;

    const bad = [{}, { settings: { band: [6, 2], target: 4 } }, { settings: { band: [2, 6], target: 7 } }];
    for (const body of [
      ...bad,
      { settings: { band: [0, 6], target: 4 } },
      { settings: { band: [1.5, 6], target: 4 } },
    ]) {
      const { status, body: said } = await town.send("PATCH", path, body, planner);
      expect([body, status, said.code]).toEqual([body, 400, "invalid_parameter"]);
      expect(said.message).toMatch(/[一-鿿]/);
    }
    const colleagues = await town.send("PATCH", path, { settings }, elsewhere);
    expect(colleagues.status).toBe(404);
  });

  test("a draft is renamed and thrown away; a copy on new ground divides it as before", async () => {
    const draft = await newDraft(town, COMMUNITY, planner);
    const [a1, a2] = [A1, A2].map((code) => numberOf(draft, "microgrid", code));
    await save(town, draft, 0, [{ kind: "merge", level: "microgrid", from: a2, into: a1 }], planner);
    expect((await town.send("PATCH", `/api/layouts/${draft.id}`, { name: "方案二" }, planner)).body.name).toBe(
      "方案二",
    );
    await town.sql`insert into building (code, kind, shape)
      values (${`new-${draft.id}`}, 'house', st_multi(st_makeenvelope(113.2141, 35.2051, 113.2143, 35.2053, 4326)))`;
    await town.changes.pull();
    await fabricOf(town, COMMUNITY, planner);
    const copy = await town.send(
      "POST",
      "/api/layouts",
      { from: draft.id, onNewGround: true, name: "新底图" },
      planner,
    );
    expect(copy.status).toBe(201);
    expect(copy.body.fabric).not.toBe(draft.fabric);
    const { microgridOf, microgrids } = layoutFrom(copy.body.base);
    expect([...microgrids.values()].map(({ code }) => code).sort()).toEqual([A1, B1, B2]);
    const fabric = await fabricOf(town, COMMUNITY, planner);
    const middle = (cell: number) => (fabric.origin[0] + fabric.cells.x[cell]) / 1e7;
    for (const [cell, microgrid] of microgridOf.entries()) {
      expect([cell, microgrids.get(microgrid)!.code]).toEqual([
        cell,
        middle(cell) < 113.22 ? A1 : middle(cell) < 113.23 ? B1 : B2,
      ]);
    }
    expect((await town.ask(`/api/layouts/${draft.id}`, { method: "DELETE" }, planner)).status).toBe(204);
    expect((await town.ask(`/api/layouts/${draft.id}`, undefined, planner)).status).toBe(404);
  });
});
