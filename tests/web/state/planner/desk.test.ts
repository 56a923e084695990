import { describe, expect, test } from "vitest";
import { USUAL_SETTINGS } from "../../../../domain/layout/layout-settings.ts";
import type { Handover, LayoutItem } from "../../../../domain/layout/publication.ts";
import type { FullLayout } from "../../../../web/client/layouts.ts";
import { failed, ok, type Result } from "../../../../web/client/result.ts";
import { lastOf } from "../../../../web/state/loaded.ts";
import { createDesk, type DeskClient } from "../../../../web/state/planner/desk.ts";

const layout = (id: number, change: Partial<LayoutItem> = {}): LayoutItem => ({
  id,
  community: "990101001001",
  communityName: "柳园社区",
  name: `方案 ${id}`,
  state: "draft",
  settings: USUAL_SETTINGS,
  revision: 0,
  fabric: "1",
  by: "林岚",
  createdAt: "2026-11-20T08:00:00Z",
  changedAt: "2026-11-20T08:00:00Z",
  inForceFrom: null,
  ...change,
});
const full = (item: LayoutItem): FullLayout => ({
  ...item,
  base: { microgridOf: [], microgrids: [], grids: [] },
  steps: [],
  may: { edit: null, delete: null, submit: null, withdraw: null, approve: null, reject: null, publish: null },
  usedCodes: [],
  loads: { households: [], population: [] },
});
const page = (id: number, next: string | null): Handover => ({
  day: "2026-11-20",
  isKept: false,
  sums: [],
  items: [
    {
      from: null,
      to: null,
      fromWorker: null,
      toWorker: null,
      kind: "household",
      id,
      code: "",
      address: null,
      head: null,
      due: null,
    },
  ],
  next,
});
const away: Result<never> = failed({ code: "network", message: "" });

/** A server with the layouts of one community, in memory; `also` answers in its place. */
function aServer(also: Partial<DeskClient> = {}) {
  const layouts = [layout(1)];
  const client: DeskClient = {
    list: async () => ok({ items: [...layouts], next: null }),
    create: async ({ name }) => {
      layouts.push(layout(2, { name }));
      return ok(full(layouts[1]));
    },
    remove: async (id) => {
      layouts.splice(
        layouts.findIndex((one) => one.id === id),
        1,
      );
      return ok(undefined);
    },
    step: async (id) => ok(full(layout(id, { state: "submitted" }))),
    publish: async (id, day) => ok(full(layout(id, { state: "scheduled", inForceFrom: day }))),
    handover: async (_, { after } = {}) => ok(after === undefined ? page(1, "p2") : page(2, null)),
    ...also,
  };
  return { client };
}

const names = (desk: ReturnType<typeof createDesk>) => lastOf(desk.store.getState().layouts)?.map(({ name }) => name);

describe("the layouts of a community", () => {
  test("are read, begun and deleted, and read again each time", async () => {
    const desk = createDesk(aServer().client);
    await desk.look("990101001001");
    expect(names(desk)).toEqual(["方案 1"]);
    expect((await desk.begin({ name: "秋季", from: "in-force" }))?.id).toBe(2);
    expect(names(desk)).toEqual(["方案 1", "秋季"]);
    await desk.remove(1);
    expect(names(desk)).toEqual(["秋季"]);
  });

  test("of another community do not stand among them, however late they come", async () => {
    let answer: (result: Result<{ items: LayoutItem[]; next: null }>) => void = () => {};
    const slow = new Promise<Result<{ items: LayoutItem[]; next: null }>>((resolve) => {
      answer = resolve;
    });
    const { client } = aServer({
      list: (code) => (code === "a" ? slow : Promise.resolve(ok({ items: [layout(9)], next: null }))),
    });
    const desk = createDesk(client);
    const first = desk.look("a");
    await desk.look("b");
    answer(ok({ items: [layout(1)], next: null }));
    await first;
    expect(names(desk)).toEqual(["方案 9"]);
  });

  test("a server that is away leaves what was there, and says so", async () => {
    const { client } = aServer();
    const desk = createDesk(client);
    await desk.look("990101001001");
    client.list = async () => away;
    await desk.look("990101001001");
    expect(desk.store.getState().layouts).toMatchObject({ state: "failed", error: { code: "network" } });
    expect(names(desk)).toEqual(["方案 1"]);
  });
});

test("while the ground is made it says how far, and asks until there is a layout", async () => {
  const answers = [ok({ progress: 0.2 }), ok({ progress: 0.9 }), ok(full(layout(2)))];
  const seen: (number | null)[] = [];
  const { client } = aServer({ create: async () => answers.shift()! });
  const desk = createDesk(client, undefined, async () => {
    seen.push(desk.store.getState().making);
  });
  await desk.look("990101001001");
  expect((await desk.begin({ name: "秋季", from: 1 }))?.id).toBe(2);
  expect([seen, desk.store.getState().making]).toEqual([[0.2, 0.9], null]);
});

test("publishing carries its day", async () => {
  const desk = createDesk(aServer().client);
  expect((await desk.take(1, "publish", { note: "", day: "2026-12-01" }))?.inForceFrom).toBe("2026-12-01");
});

describe("a step", () => {
  test("taken closes its dialog and gives the layout as it is then", async () => {
    const desk = createDesk(aServer().client);
    desk.show({ kind: "step", step: "submit" });
    expect((await desk.take(1, "submit", { note: "", day: "2026-11-20" }))?.state).toBe("submitted");
    expect(desk.store.getState()).toMatchObject({ dialog: { kind: "none" }, busy: false, refusal: null });
  });

  test("refused keeps its dialog and the reason, which goes with the next dialog", async () => {
    const refusal = failed({ code: "own_work", message: "方案由您编制。 You drew it." });
    const desk = createDesk(aServer({ step: async () => refusal }).client);
    desk.show({ kind: "step", step: "approve" });
    expect(await desk.take(1, "approve", { note: "", day: "" })).toBeNull();
    expect(desk.store.getState()).toMatchObject({ dialog: { kind: "step" }, refusal: { code: "own_work" } });
    desk.show({ kind: "none" });
    expect(desk.store.getState().refusal).toBeNull();
  });

  test("pressed twice is taken once", async () => {
    let taken = 0;
    const desk = createDesk(
      aServer({
        step: async (id) => {
          taken++;
          return ok(full(layout(id)));
        },
      }).client,
    );
    const given = { note: "", day: "" };
    await Promise.all([desk.take(1, "submit", given), desk.take(1, "submit", given)]);
    expect(taken).toBe(1);
  });
});

test("the hand-over list comes in pages, and anew from the first", async () => {
  const desk = createDesk(aServer().client);
  const ids = () => lastOf(desk.store.getState().handover)?.items.map(({ id }) => id);
  await desk.readHandover(1);
  expect(ids()).toEqual([1]);
  await desk.readMore(1);
  expect(ids()).toEqual([1, 2]);
  await desk.readMore(1);
  expect(ids()).toEqual([1, 2]);
  await desk.readHandover(1);
  expect(ids()).toEqual([1]);
});
