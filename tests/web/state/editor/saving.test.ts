import { expect, test } from "vitest";
import type { Edit } from "../../../../domain/layout/edit.ts";
import { gridOf } from "../../../../domain/layout/layout.ts";
import type { EditsSaved, EditsToSave, SavedEdit } from "../../../../domain/layout/publication.ts";
import { type ClientError, failed, ok, type Result } from "../../../../web/client/result.ts";
import { createSaving } from "../../../../web/state/editor/saving.ts";
import { aDraft } from "../../../support/square-town.ts";
import { aDeskStore } from "./a-desk-store.ts";

const assign = (cells: number[], to: number): Edit => ({ kind: "assign", level: "grid", cells, to });
const away: ClientError = { code: "network", message: "" };
const theirs = (number: number, edit: Edit): SavedEdit<Edit> => ({ number, key: `t${number}`, edit, by: "周", at: "" });

/** A desk whose edits are answered by `answers`, one after the other; everything asked and kept is written down. */
function aSaving(answers: Result<EditsSaved<Edit>>[]) {
  const draft = aDraft({ columns: 8, rows: 4 });
  const desk = aDeskStore(draft);
  const asked: EditsToSave<Edit>[] = [];
  const kept: unknown[] = [];
  let keys = 0;
  const saving = createSaving(desk.store, {
    client: {
      save: async (_, edits) => {
        asked.push(edits);
        return answers.shift() ?? failed(away);
      },
      edits: async () => ok({ items: [], next: null }),
    },
    kept: { write: async (_, value) => kept.push(structuredClone(value)) > 0 },
    newKey: () => `k${++keys}`,
    now: () => 1000,
  });
  saving.begin({ id: 7, keptAs: "lin 7", revision: 0, confirmed: draft, pending: [] });
  const make = (edit: Edit) => {
    desk.editing.perform([edit]);
    saving.add(desk.sent.splice(0));
  };
  const grid = (cell: number) => gridOf(desk.store.getState().work!.draft.layout, cell);
  return { ...desk, saving, make, asked, kept, grid };
}

test("edits are sent since a revision, each with a key of its own", async () => {
  const { saving, make, asked, store } = aSaving([ok({ revision: 2, merged: [] }), ok({ revision: 3, merged: [] })]);
  make(assign([4], 1));
  make(assign([5], 1));
  await saving.flush();
  make(assign([6], 1));
  await saving.flush();
  expect(asked.map(({ since, edits }) => [since, edits.map(({ key }) => key)])).toEqual([
    [0, ["k1", "k2"]],
    [2, ["k3"]],
  ]);
  expect(store.getState().saved).toEqual({ state: "saved", at: 1000 });
  saving.stop();
});

test("without a connection nothing is lost: it waits, lies on the device, and goes with the same keys", async () => {
  const { saving, make, asked, kept, store } = aSaving([failed(away), ok({ revision: 1, merged: [] })]);
  make(assign([4], 1));
  await saving.flush();
  expect(store.getState().saved).toEqual({ state: "unsent", edits: 1 });
  expect(kept.at(-1)).toMatchObject({ revision: 0, pending: [{ key: "k1" }], history: { position: 1 } });
  await saving.flush();
  expect(asked[1]).toEqual(asked[0]);
  expect(saving.pending()).toEqual([]);
  saving.stop();
});

test("what another saved meanwhile comes onto the desk beside one's own", async () => {
  const merged = [theirs(1, assign([0], 2))];
  const { saving, make, grid } = aSaving([ok({ revision: 2, merged })]);
  make(assign([4], 1));
  await saving.flush();
  expect([grid(0), grid(4)]).toEqual([2, 1]);
  saving.stop();
});

test.each([
  ["mine", 1],
  ["theirs", 2],
] as const)("the same cell edited by both waits until somebody decides: %s", async (how, expected) => {
  const conflict = {
    code: "edits_conflict" as const,
    message: "",
    revision: 1,
    theirs: [theirs(1, assign([4], 2))],
    mine: ["k1"],
  };
  const { saving, make, grid, store, asked } = aSaving([
    failed({ code: "edits_conflict", message: "", conflict }),
    ok({ revision: 2, merged: [] }),
  ]);
  make(assign([4, 5], 1));
  await saving.flush();
  expect(store.getState().saved).toEqual({ state: "conflict" });
  await saving.settle(how);
  expect(grid(4)).toBe(expected);
  expect(asked.length).toBe(how === "mine" ? 2 : 1);
  expect(store.getState().saved.state).toBe("saved");
  saving.stop();
});
