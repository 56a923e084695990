import { describe, expect, test } from "vitest";
import type { Handover, LayoutCard, LayoutItem } from "../../../../domain/layout/publication.ts";
import { failed, ok, type Result } from "../../../../web/client/result.ts";
import { lastOf } from "../../../../web/state/loaded.ts";
import { createDesk, type PublicationClient } from "../../../../web/state/planner/desk.ts";

const layout = (id: number, change: Partial<LayoutItem> = {}): LayoutItem => ({
  id,
  community: "990101001001",
  communityName: "柳园社区",
  name: `方案 ${id}`,
  state: "draft",
  revision: 0,
  fabric: "1",
  by: "林岚",
  createdAt: "2026-11-20T08:00:00Z",
  changedAt: "2026-11-20T08:00:00Z",
  inForceFrom: null,
  ...change,
});
const card = (item: LayoutItem) => ({ ...item, base: null, steps: [], may: {} }) as unknown as LayoutCard;
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
function aServer(also: Partial<PublicationClient> = {}) {
  const layouts = [layout(1)];
  const asked: string[] = [];
  const client: PublicationClient = {
    list: async (community) => {
      asked.push(`list ${community}`);
      return ok([...layouts]);
    },
    begin: async (_, { name }) => {
      layouts.push(layout(2, { name }));
      return ok(layouts[1]);
    },
    remove: async (id) => {
      layouts.splice(
        layouts.findIndex((one) => one.id === id),
        1,
      );
      return ok(undefined);
    },
    take: async (id) => ok(card(layout(id, { state: "submitted" }))),
    handover: async (_, after) => ok(after === null ? page(1, "p2") : page(2, null)),
    ...also,
  };
  return { client, asked, layouts };
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
    let answer: (result: Result<readonly LayoutItem[]>) => void = () => {};
    const slow = new Promise<Result<readonly LayoutItem[]>>((resolve) => {
      answer = resolve;
    });
    const { client } = aServer({ list: (code) => (code === "a" ? slow : Promise.resolve(ok([layout(9)]))) });
    const desk = createDesk(client);
    const first = desk.look("a");
    await desk.look("b");
    answer(ok([layout(1)]));
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

describe("a step", () => {
  test("taken closes its dialog and gives the layout as it is then", async () => {
    const desk = createDesk(aServer().client);
    desk.show({ kind: "step", step: "submit" });
    expect((await desk.take(1, "submit", { note: "", day: "2026-11-20" }))?.state).toBe("submitted");
    expect(desk.store.getState()).toMatchObject({ dialog: { kind: "none" }, busy: false, refusal: null });
  });

  test("refused keeps its dialog and the reason, which goes with the next dialog", async () => {
    const refusal = failed({ code: "own_work", message: "方案由您编制。 You drew it." });
    const desk = createDesk(aServer({ take: async () => refusal }).client);
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
        take: async (id) => {
          taken++;
          return ok(card(layout(id)));
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
