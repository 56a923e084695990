import { expect, test } from "vitest";
import type { LayoutInfo } from "../../../../domain/layout/publication.ts";
import type { FullLayout } from "../../../../web/client/layouts.ts";
import { failed, ok, type Result } from "../../../../web/client/result.ts";
import { createStanding } from "../../../../web/state/editor/standing.ts";
import { aDraft } from "../../../support/square-town.ts";
import { aDeskStore } from "./a-desk-store.ts";

/** A desk with layout 7 open; the server says of it what `change` makes of what the desk has. */
function aStanding(change: Partial<LayoutInfo> = {}, answered: () => Promise<unknown> = async () => {}) {
  const { store } = aDeskStore(aDraft({ columns: 8, rows: 4 }));
  const said: { answer: Result<LayoutInfo> } = { answer: ok({ ...store.getState().work!.info, ...change }) };
  const done: string[] = [];
  const standing = createStanding(store, {
    client: {
      info: async () => {
        const { answer } = said;
        await answered();
        return answer;
      },
      set: async (_, settings) => {
        if (!said.answer.ok) return failed(said.answer.error);
        said.answer = ok({ ...said.answer.value, settings });
        return said.answer as Result<FullLayout>;
      },
    },
    saving: { stop: () => done.push("stop") },
    reopen: (id) => done.push(`reopen ${id}`),
  });
  return { store, standing, said, done };
}

const may = (edit: LayoutInfo["may"]["edit"]): LayoutInfo["may"] => ({
  edit,
  delete: edit,
  submit: null,
  withdraw: null,
  approve: null,
  reject: null,
  publish: null,
});

test("somebody else handed it in: the tools are gone, and the draft stays on the desk", async () => {
  const { store, standing } = aStanding({ state: "submitted", may: may("not-in-this-state") });
  const { draft } = store.getState().work!;
  await standing.look();
  expect(store.getState().work).toMatchObject({ draft, info: { state: "submitted" } });
});

test("somebody else sent it back: it is opened once more, so that what waits can go on", async () => {
  const { store, standing, said, done } = aStanding({ state: "submitted", may: may("not-in-this-state") });
  await standing.look();
  said.answer = ok({ ...store.getState().work!.info, state: "draft", may: may(null) });
  await standing.look();
  expect(done).toEqual(["reopen 7"]);
});

test("a save of one's own is no news", async () => {
  const { store, standing } = aStanding({ revision: 9, changedAt: "2026-11-21T08:00:00Z" });
  const { work } = store.getState();
  await standing.look();
  expect(store.getState().work).toBe(work);
});

test("the band is set on the server, and another's comes here", async () => {
  const { store, standing } = aStanding();
  expect(await standing.set({ band: [20, 60], target: 40 })).toBe(true);
  expect(store.getState()).toMatchObject({ band: [20, 60], target: 40 });
  const other = aStanding({ settings: { band: [10, 30], target: 20 } });
  await other.standing.look();
  expect(other.store.getState()).toMatchObject({ band: [10, 30], target: 20 });
});

test("what is set here counts at once, and again as before where the server does not take it", async () => {
  const { store, standing, said } = aStanding();
  const { settings } = store.getState().work!.info;
  said.answer = failed({ code: "network", message: "" });
  const setting = standing.set({ band: [20, 60], target: 40 });
  expect(store.getState()).toMatchObject({ band: [20, 60], target: 40 });
  expect(await setting).toBe(false);
  expect(store.getState()).toMatchObject(settings);
});

test("what was asked before something was set, and is answered after it, takes nothing back", async () => {
  let answer = () => {};
  const { store, standing } = aStanding(
    { name: "asked before" },
    () => new Promise<void>((resolve) => (answer = resolve)),
  );
  const looking = standing.look();
  await standing.set({ band: [20, 60], target: 40 });
  answer();
  await new Promise((resolve) => setTimeout(resolve));
  expect(store.getState()).toMatchObject({ band: [20, 60], target: 40 });
  answer();
  await looking;
  expect(store.getState()).toMatchObject({ band: [20, 60], target: 40 });
});

test("a layout that was thrown away leaves the desk; a server that is away does not take it", async () => {
  const { store, standing, said, done } = aStanding();
  said.answer = failed({ code: "network", message: "" });
  await standing.look();
  expect(await standing.set({ band: [1, 2], target: 1 })).toBe(false);
  expect(store.getState().opened.state).toBe("open");
  said.answer = failed({ code: "layout_unknown", message: "", status: 404 });
  await standing.look();
  expect(store.getState()).toMatchObject({ work: null, opened: { state: "failed", id: 7 } });
  expect(done).toEqual(["stop"]);
});
