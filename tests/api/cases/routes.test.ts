import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IncidentCard } from "../../../domain/incident.ts";
import { eachEngine } from "../../support/engines.ts";
import { A1, type LittleTown, openLittleTown } from "../../support/little-town.ts";

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
  });
  afterAll(() => town.close());
  const send = (path: string, body: unknown, cookie?: string) => town.send("POST", path, body, cookie);
  const report = async (lng: number, more = {}): Promise<number> =>
    (await send("/api/incidents", { text: "楼道飞线充电", kind: "fire-hazard", position: [lng, 35.215], ...more })).body
      .id;
  const cardOf = (id: number): Promise<IncidentCard> => town.json(`/api/incidents/${id}`);
  const take = (id: number, step: string, more = {}) => send(`/api/incidents/${id}/steps`, { step, ...more });
  const merge = (children: number[], more = {}) =>
    send("/api/incidents/merge", { parent: null, text: "三号院飞线", children, ...more });
  const names = (cards: { id: number }[]) => cards.map(({ id }) => id);

  describe("open reports that may have one cause", () => {
    const proposed = async (query = "", cookie?: string) =>
      (await town.json(`/api/incidents/proposed-cases${query}`, cookie)).items;

    test("are proposed while they stand alone, with what is usual there; a case of them is not", async () => {
      expect(await proposed()).toEqual([]);
      const burst = [await report(113.2151), await report(113.2152), await report(113.2153)];
      await report(113.2152, { kind: "other" });
      await report(113.216);
      const [found, ...others] = await proposed();
      expect(others).toEqual([]);
      expect(found).toMatchObject({ kind: "fire-hazard", position: [expect.closeTo(113.2152, 6), 35.215] });
      expect(found.reports.map(({ id }: { id: number }) => id)).toEqual(burst);
      expect(found.radiusM).toBeCloseTo(9.1, 0);
      expect(found.usual).toBeLessThan(0.1);
      const { body: whole } = await merge(burst);
      expect(await proposed()).toEqual([]);
      await send(`/api/incidents/${whole.id}/unmerge`, {});
      expect(await proposed()).toHaveLength(1);
      expect(await proposed(`?grid=${A1}`)).toEqual([]);
      const elsewhere = await town.signIn("proposed-a1", [{ role: "worker", area: A1 }]);
      expect(await proposed("", elsewhere)).toEqual([]);
      for (const id of burst) await take(id, "explained", { note: "已查" });
      expect(await proposed()).toEqual([]);
    });
  });

  describe("many reports, one case", () => {
    test("goes its way, and the reports go with it; each is rated by whoever reported it", async () => {
      const [one, two, three] = [
        await report(113.205),
        await report(113.2052, { urgency: "urgent" }),
        await report(113.206, { kind: "other" }),
      ];
      const { status, body: whole } = await merge([one, two, three]);
      expect(status).toBe(201);
      expect(whole).toMatchObject({
        text: "三号院飞线",
        kind: "fire-hazard",
        urgency: "urgent",
        position: [113.2052, 35.215],
      });
      expect(names(whole.children)).toEqual([one, two, three]);
      expect(await cardOf(one)).toMatchObject({ parent: { id: whole.id }, available: [], seen: 1 });
      expect(await take(one, "assigned")).toMatchObject({ status: 409, body: { code: "step_not_possible" } });
      for (const step of ["assigned", "handled", "closed"]) expect((await take(whole.id, step)).status).toBe(200);
      const part = await cardOf(two);
      expect(part.state).toBe("closed");
      expect(part.steps.map(({ step }) => step)).toEqual([null, "merged", "assigned", "handled", "closed"]);
      expect((await take(two, "rated", { rating: 5 })).body).toMatchObject({ state: "rated", rating: 5 });
      expect((await cardOf(whole.id)).state).toBe("closed");
    });

    test("undone, each stands as it stood, with the clock it had", async () => {
      const [one, two] = [await report(113.205), await report(113.2052)];
      await take(one, "assigned", { disposition: "immediate" });
      const before = await cardOf(one);
      const { body: whole } = await merge([one, two]);
      await take(whole.id, "explained", { note: "并案" });
      await send(`/api/incidents/${whole.id}/unmerge`, {});
      const after = await cardOf(one);
      const { state, dueAt, disposition, assignee } = before;
      expect(after).toMatchObject({ state, dueAt, disposition, assignee, parent: null, seen: 4 });
      expect((await cardOf(two)).state).toBe("reported");
      expect((await cardOf(whole.id)).children).toEqual([]);
    });

    test("one leaves, the others stay; a case that nobody is left in is closed; a report may be one", async () => {
      const [one, two] = [await report(113.205), await report(113.2052)];
      const { body: whole } = await merge([one, two]);
      await send(`/api/incidents/${one}/unmerge`, {});
      expect(names((await cardOf(whole.id)).children)).toEqual([two]);
      await send(`/api/incidents/${two}/unmerge`, {});
      expect((await cardOf(whole.id)).state).toBe("closed");
      expect((await merge([two], { parent: one, text: undefined })).body.id).toBe(one);
      await send(`/api/incidents/${one}/unmerge`, {});
      expect((await cardOf(one)).state).toBe("reported");
    });

    test("what cannot be joined is named, and nothing is", async () => {
      const [one, two] = [await report(113.205), await report(113.2052)];
      await take(two, "explained", { note: "不属实" });
      expect(await merge([one, two])).toMatchObject({
        status: 409,
        body: { code: "merge_not_possible", where: String(two) },
      });
      expect(await merge([one])).toMatchObject({ status: 400, body: { where: "children" } });
      expect(await merge([one, 4711])).toMatchObject({ status: 404 });
      expect(await merge([one], { parent: one })).toMatchObject({ status: 400 });
      expect(await merge([one, two], { text: undefined })).toMatchObject({ status: 400, body: { where: "text" } });
      expect(await send(`/api/incidents/${one}/unmerge`, {})).toMatchObject({
        status: 409,
        body: { code: "not_merged" },
      });
      expect((await cardOf(one)).seen).toBe(0);
    });

    test("reports of others' areas are not there to be joined", async () => {
      const worker = await town.signIn("joins-in-a1", [{ role: "worker", area: A1 }]);
      const [one, other] = [await report(113.205), await report(113.225)];
      expect((await send("/api/incidents/merge", { parent: one, children: [other] }, worker)).status).toBe(404);
    });
  });

  test("what is reported already is told, with what speaks for it", async () => {
    const near = async (query: string) => (await town.json(`/api/incidents/near?${query}`)).items;
    await town.sql`update incident set state_id = 5`;
    const [here, there] = [await report(113.215), await report(113.2156, { text: "路面塌陷", kind: "other" })];
    await report(113.219);
    const [first, ...rest] = await near("position=113.215,35.215&kind=fire-hazard&text=楼道飞线充电");
    expect(first).toMatchObject({
      id: here,
      metres: 0,
      kind: "fire-hazard",
      why: ["place", "kind", "words", "recent"],
    });
    expect(rest).toEqual([]);
    expect(names(await near("position=113.2156,35.215&kind=other"))).toEqual([there]);
    expect((await town.ask("/api/incidents/near?position=35.2,113.2")).status).toBe(400);
    expect((await town.ask("/api/incidents/near?position=here")).status).toBe(400);
  });
});
