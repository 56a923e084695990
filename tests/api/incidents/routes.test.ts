import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decodeIncidents } from "../../../domain/columns.ts";
import { fromLattice } from "../../../domain/position.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, A2, B1, type LittleTown, openLittleTown, STREET } from "../../support/little-town.ts";

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
  });
  afterAll(() => town.close());
  const codes = async (query: string) =>
    (await town.json(`/api/incidents${query}`)).items.map(({ code }: { code: string }) => code);
  const post = (body: unknown) =>
    town.ask("/api/incidents", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });

  describe("a list of incidents", () => {
    test.each([
      ["", ["I-3", "I-2", "I-1", "I-4"]], // the latest first; of the same instant the later number
      ["?kind=public-facility", ["I-3", "I-2"]],
      ["?state=reported,assigned", ["I-3", "I-1"]],
      ["?source=camera", []],
      [`?grid=${A}`, ["I-2", "I-1"]],
      ["?from=2026-05-01T08:00:00.123456%2B08:00", ["I-3", "I-2", "I-1"]],
      ["?to=2026-05-01T00:00:00Z", ["I-4"]],
      ["?bbox=113.22,35.2,113.23,35.22", ["I-3"]],
    ])("%s", async (query, expected) => expect(await codes(query)).toEqual(expected));

    test.each([1, 2, 3, 4])("pages of %i give every incident once, also those of one instant", async (limit) => {
      const seen: string[] = [];
      for (let after = ""; ; ) {
        const { items, next } = await town.json(`/api/incidents?limit=${limit}${after}`);
        seen.push(...items.map(({ code }: { code: string }) => code));
        if (next === null) break;
        after = `&after=${next}`;
      }
      expect(seen).toEqual(["I-3", "I-2", "I-1", "I-4"]);
    });

    test.each([
      ["?from=yesterday", "invalid_parameter", "from", "yesterday"],
      ["?to=2026-05-01", "invalid_parameter", "to", "2026-05-01"],
      ["?kind=miracle", "code_unknown", "kind", "miracle"],
      ["?after=WzFd", "invalid_parameter", "after", "WzFd"],
    ])("%s is refused with what is wrong", async (query, code, where, value) => {
      const response = await town.ask(`/api/incidents${query}`);
      expect(response.status).toBe(400);
      const body = (await response.json()) as { message: string };
      expect(body).toMatchObject({ code, where });
      expect(body.message).toContain(value);
    });
  });

  test("the card of an incident has its areas and steps", async () => {
    const card = await town.json("/api/incidents/1");
    expect(card).toMatchObject({
      code: "I-1",
      text: "楼道飞线充电",
      kind: "fire-hazard",
      urgency: "urgent",
      state: "reported",
      reportedAt: "2026-05-01T00:00:00.123Z",
      dueAt: null,
      assignee: null,
      grid: A1,
      position: [113.2041, 35.2101],
    });
    expect(card.areas[0].code).toBe(STREET);
    const first = { state: "reported", at: "2026-05-01T00:00:00.123Z", by: null, note: null, step: null };
    expect(card.steps).toEqual([expect.objectContaining(first)]);
    expect(card).toMatchObject({ flow: "standard", seen: 0, card: 0, parent: null, children: [], photos: 0 });
    expect((await town.ask("/api/incidents/4711")).status).toBe(404);
  });

  describe("a report", () => {
    test.each([
      ["goes to the worker of the microgrid", [113.205, 35.215], A1, "李微"],
      ["climbs to the leader of the grid where the microgrid has nobody", [113.215, 35.215], A2, "王格"],
      ["climbs to the street where the grid has nobody either", [113.225, 35.215], B1, "赵街"],
      ["belongs to nobody outside of all areas", [114, 36], null, null],
    ])("%s", async (_, position, grid, assignee) => {
      const response = await post({ text: "路面积水", position });
      expect(response.status).toBe(201);
      const incident = (await response.json()) as { id: number };
      expect(incident).toMatchObject({ text: "路面积水", position, grid, assignee, state: "reported", kind: "other" });
      expect(response.headers.get("location")).toBe(`/api/incidents/${incident.id}`);
      const card = await town.json(`/api/incidents/${incident.id}`);
      expect(card.steps).toHaveLength(1);
      expect(card.steps[0].state).toBe("reported");
    });

    describe("with a key of the device", () => {
      const body = (key: string) => ({ text: "下水道堵塞", position: [113.205, 35.215], key });
      const stored = async () =>
        Number((await town.sql`select count(*) from incident where text = '下水道堵塞'`)[0].count);

      test("is stored once, however often and at whatever moment it comes", async () => {
        const before = await stored();
        const report = body("0b7a3c1e-5a5e-4c59-9d49-5f3f0f9a8a01");
        const answers = await Promise.all([1, 2, 3].map(() => post(report)));
        const later = await post(report);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
        expect(later.status).toBe(200);
        const ids = await Promise.all([...answers, later].map(async (answer) => (await answer.json()).id));
        expect(new Set(ids).size).toBe(1);
        expect(await stored()).toBe(before + 1);
      });

      test("is not taken for another report, nor for somebody else's", async () => {
        const report = body("0b7a3c1e-5a5e-4c59-9d49-5f3f0f9a8a02");
        expect((await post(report)).status).toBe(201);
        const other = await post({ ...report, text: "别的事" });
        expect(other.status).toBe(409);
        expect(await other.json()).toMatchObject({ code: "report_differs", where: "key" });
        const cookie = await town.signIn("another", [{ role: "worker" }]);
        const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(report) };
        expect((await town.ask("/api/incidents", init, cookie)).status).toBe(409);
      });

      test("that is refused leaves its key free", async () => {
        const report = body("0b7a3c1e-5a5e-4c59-9d49-5f3f0f9a8a03");
        expect((await post({ ...report, kind: "miracle" })).status).toBe(400);
        expect((await post(report)).status).toBe(201);
        expect((await post({ ...report, key: "not-a-uuid" })).status).toBe(400);
      });
    });

    test("somebody whose time is over gets no reports", async () => {
      await town.sql`update assignment set valid = daterange(null, current_date) where staff_id = (select id from staff where code = 'S-1')`;
      expect(await (await post({ text: "路灯不亮", position: [113.205, 35.215] })).json()).toMatchObject({
        grid: A1,
        assignee: "王格",
      });
    });

    test("is in the next columns and counts at once", async () => {
      const before = await town.json(`/api/grids/${A1}`);
      const position = [113.205, 35.215];
      const response = await post({ text: "垃圾堆放", position, kind: "city-appearance", source: "resident" });
      const { id } = (await response.json()) as { id: number };
      const columns = decodeIncidents(new Uint8Array(await (await town.ask("/api/incidents/columns")).arrayBuffer()));
      const row = columns.id.indexOf(id);
      expect(columns.kinds[columns.kind[row]]).toBe("city-appearance");
      expect(columns.sources[columns.source[row]]).toBe("resident");
      expect((await town.json(`/api/grids/${A1}`)).open_incidents).toBe(before.open_incidents + 1);
    });

    test.each([
      [{ position: [113.2, 35.2] }, "invalid_parameter", "text", "未给出"],
      [{ text: "  ", position: [113.2, 35.2] }, "invalid_parameter", "text", "1–2000"],
      [{ text: "反了", position: [35.2, 113.2] }, "invalid_parameter", "position.1", "113.2"],
      [{ text: "无处", position: null }, "invalid_parameter", "position", "null"],
      [{ text: "什么", position: [113.2, 35.2], kind: "miracle" }, "code_unknown", "kind", "miracle"],
      ["{", "malformed_body", "body", "JSON"],
    ])("%j is refused with what is wrong", async (body, code, where, value) => {
      const response = await post(body);
      expect(response.status).toBe(400);
      const error = (await response.json()) as { message: string };
      expect(error).toMatchObject({ code, where });
      expect(error.message).toContain(value);
    });
  });

  describe("columns", () => {
    type Row = Record<"id" | "lng" | "lat" | "time", number> &
      Record<"kind" | "state" | "urgency" | "source" | "grid", string>;
    const inMemory = async (query = ""): Promise<Row[]> => {
      const response = await town.ask(`/api/incidents/columns${query}`);
      const of = decodeIncidents(new Uint8Array(await response.arrayBuffer()));
      return Array.from({ length: of.length }, (_, row) => ({
        id: of.id[row],
        lng: fromLattice(of.lng[row]),
        lat: fromLattice(of.lat[row]),
        time: of.time[row],
        kind: of.kinds[of.kind[row]],
        state: of.states[of.state[row]],
        urgency: of.urgencies[of.urgency[row]],
        source: of.sources[of.source[row]],
        grid: of.grids[of.grid[row]],
      }));
    };
    const inDatabase = async () => [
      ...(await town.sql<Row[]>`
        select i.id, st_x(i.position) as lng, st_y(i.position) as lat, floor(extract(epoch from reported_at))::integer as time,
          k.code as kind, s.code as state, u.code as urgency, o.code as source, coalesce(a.code, '') as grid
        from incident i join incident_kind k on k.id = kind_id join incident_state s on s.id = state_id
        join urgency u on u.id = urgency_id join incident_source o on o.id = source_id left join area a on a.id = area_id
        order by reported_at, i.id`),
    ];

    test("hold exactly what the database holds, the earliest first", async () => {
      const [held, stored] = [await inMemory(), await inDatabase()];
      expect([...held].sort((a, b) => a.id - b.id)).toEqual([...stored].sort((a, b) => a.id - b.id));
      expect(held.map(({ time }) => time)).toEqual(stored.map(({ time }) => time));
    });

    test("of a span begin with `from` and end before `to`", async () => {
      const span = "?from=2026-04-01T00:00:00%2B08:00&to=2026-05-01T08:00:00%2B08:00";
      expect((await inMemory(span)).map(({ id }) => id)).toEqual([4]);
    });

    test("follow a state that changes and an incident that goes", async () => {
      await town.sql`update incident set state_id = 5 where code = 'I-3'`;
      await town.sql`delete from incident where code = 'I-4'`;
      await town.changes.pull();
      const rows = await inMemory();
      expect(rows.find(({ id }) => id === 3)?.state).toBe("rated");
      expect(rows.find(({ id }) => id === 4)).toBeUndefined();
    });
  });
});
