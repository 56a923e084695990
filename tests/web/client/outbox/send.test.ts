import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Kept, OutboxRecord } from "../../../../web/client/outbox/record.ts";
import { type Shelf, sendAll, waitAfter } from "../../../../web/client/outbox/send.ts";

const visit = (id: string): OutboxRecord => ({
  id,
  kind: "visit",
  body: { household: 1, at: "2026-05-01T08:00:00Z", way: "door" },
  label: "101",
});
const photo = (id: string, visit: string): OutboxRecord => ({
  id,
  kind: "photo",
  visit,
  number: 1,
  type: "image/jpeg",
  bytes: new Uint8Array([1]),
  label: "101",
});

/** A shelf that holds `records`, and a server that answers what `answers` says; null is no connection. */
function setting(records: OutboxRecord[], answers: (path: string, body: string) => Response | null) {
  let kept: Kept[] = records.map((record) => ({ record, addedAt: 0, state: "waiting" }));
  const sent: string[] = [];
  const shelf: Shelf = {
    all: async () => [...kept],
    change: async (id, state) => {
      kept = kept.map((each) =>
        each.record.id === id ? { record: each.record, addedAt: each.addedAt, ...state } : each,
      );
    },
    remove: async (id) => {
      kept = kept.filter(({ record }) => record.id !== id);
    },
  };
  const fetch = async (path: string, { method, body }: RequestInit) => {
    sent.push(`${method} ${path}`);
    const answer = answers(path, String(body));
    if (answer === null) throw new TypeError("no connection");
    return answer;
  };
  return { run: () => sendAll(shelf, "li-wei", fetch, () => {}), sent, kept: () => kept };
}

const error = (status: number, code: string, headers = {}) =>
  Response.json({ code, message: code }, { status, headers });
const taken = () => Response.json({ others: [] }, { status: 201 });

describe("what waits is sent", () => {
  test("the oldest first, each where it belongs, and is gone", async () => {
    const { run, sent, kept } = setting([visit("a"), photo("b", "a"), visit("c")], taken);
    expect(await run()).toBe("done");
    expect(sent).toEqual(["POST /api/visits", "PUT /api/visits/a/photos/1", "POST /api/visits"]);
    expect(kept()).toEqual([]);
  });

  test("photos of a report go after it, and wait with it when it is refused", async () => {
    const report = (id: string): OutboxRecord => ({
      id,
      kind: "report",
      body: { text: "漏水", position: [113, 35] },
      label: "",
    });
    const photoOf = (id: string, of: string): OutboxRecord => ({
      ...{ id, kind: "photo", report: of, number: 2 },
      ...{ type: "image/jpeg", bytes: new Uint8Array([1]), label: "" },
    });
    const records = [report("a"), photoOf("b", "a"), report("c"), photoOf("d", "c")];
    const { run, sent, kept } = setting(records, (_, body) =>
      body.includes('"a"') ? error(404, "place_unknown") : taken(),
    );
    expect(await run()).toBe("done");
    expect(sent).toEqual(["POST /api/incidents", "POST /api/incidents", "PUT /api/incidents/reported/c/photos/2"]);
    expect(kept().map(({ record, state }) => `${record.id} ${state}`)).toEqual(["a refused", "b waiting"]);
  });

  test("says whose it is", async () => {
    let account: string | null = null;
    const shelf: Shelf = {
      all: async () => [{ record: visit("a"), addedAt: 0, state: "waiting" }],
      change: async () => {},
      remove: async () => {},
    };
    await sendAll(
      shelf,
      "李 微",
      async (_, { headers }) => {
        account = new Headers(headers).get("x-account");
        return taken();
      },
      () => {},
    );
    expect(account).toBe(encodeURIComponent("李 微"));
  });

  test("what is refused stays with the reason and holds up only its own photos", async () => {
    const answers = (_: string, body: string) => (body.includes('"a"') ? error(404, "household_unknown") : taken());
    const { run, sent, kept } = setting([visit("a"), photo("b", "a"), visit("c")], answers);
    expect(await run()).toBe("done");
    expect(sent).toEqual(["POST /api/visits", "POST /api/visits"]);
    expect(kept()).toMatchObject([
      { record: { id: "a" }, state: "refused", error: { code: "household_unknown", status: 404 } },
      { record: { id: "b" }, state: "waiting" },
    ]);
  });

  test("what others noted meanwhile stays until it was seen", async () => {
    const other = {
      id: "x",
      at: "2026-05-01T09:00:00Z",
      way: "door",
      note: "已去过",
      next: null,
      by: { name: "王敏" },
    };
    const { run, kept } = setting([visit("a")], () => Response.json({ others: [other] }, { status: 201 }));
    await run();
    expect(kept()).toMatchObject([{ state: "noted", others: [other] }]);
    expect(await run()).toBe("done"); // and is not sent again
  });

  describe("a step that is refused because one was taken", () => {
    const step: OutboxRecord = {
      id: "s",
      kind: "step",
      incident: 7,
      body: { step: "handled", note: "已清理", seen: 1 },
      by: "周敏",
      step: { zh: "处置", en: "Handle" },
      label: "楼道飞线充电",
    };
    const card = (steps: { by: string; step: string; note: string | null }[]) =>
      Response.json({ seen: steps.length, steps: [{ by: "李微", step: null, note: null }, ...steps] });
    const own = { by: "周敏", step: "handled", note: "已清理" };
    const others = { by: "李静", step: "handled", note: "已清理" };
    const first = { by: "周敏", step: "assigned", note: null };
    test.each([
      ["is done when it is the same one, whose answer got lost", [first, own], []],
      ["stays when somebody else was faster", [first, others], ["refused"]],
      ["stays when the same was done before, and not since", [own, others], ["refused"]],
    ])("%s", async (_, steps, left) => {
      const { run, sent, kept } = setting([step], (path) =>
        path.endsWith("/steps") ? error(409, "step_taken") : card(steps),
      );
      expect(await run()).toBe("done");
      expect(sent).toEqual(["POST /api/incidents/7/steps", "GET /api/incidents/7"]);
      expect(kept().map(({ state }) => state)).toEqual(left);
    });
  });

  test.each([
    ["no connection", () => null, { againInMs: null }],
    ["a server that is away", () => error(503, "database_away"), { againInMs: null }],
    ["too often", () => error(429, "too_many_requests", { "retry-after": "7" }), { againInMs: 7000 }],
    ["nobody signed in", () => error(401, "not_signed_in"), "signed out"],
    ["somebody else signed in", () => error(409, "other_account"), "signed out"],
    ["a password to change first", () => error(403, "password_expired"), "signed out"],
  ])("%s keeps everything waiting, in order", async (_, answers, run) => {
    const records = [visit("a"), visit("b")];
    const { run: runAll, sent, kept } = setting(records, answers);
    expect(await runAll()).toEqual(run);
    expect(sent).toHaveLength(1);
    expect(kept().map(({ state }) => state)).toEqual(["waiting", "waiting"]);
  });

  test("whatever fails when: every record is stored once, in order", async () => {
    const plan = fc.array(fc.constantFrom("stored", "lost before", "lost after", "away"), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), plan, async (count, fates) => {
        const ids = Array.from({ length: count }, (_, index) => `id-${index}`);
        const stored: string[] = [];
        const rest = [...fates];
        const { run, kept } = setting(ids.map(visit), (_, body) => {
          const fate = rest.shift() ?? "stored";
          const { id } = JSON.parse(body) as { id: string };
          if (fate === "away") return error(503, "database_away");
          if (fate !== "lost before" && !stored.includes(id)) stored.push(id);
          return fate === "stored" ? taken() : null;
        });
        for (let round = 0; round <= fates.length && (await run()) !== "done"; round++);
        expect(stored).toEqual(ids);
        expect(kept()).toEqual([]);
      }),
    );
  });

  test("waits longer each time, five minutes at most", () => {
    expect([1, 2, 3, 20, 1000].map(waitAfter)).toEqual([2_000, 4_000, 8_000, 300_000, 300_000]);
  });
});
