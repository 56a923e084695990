import { expect, test } from "vitest";
import type { EditsToSave, LayoutItem } from "../../../../domain/layout/publication.ts";
import type { FullLayout } from "../../../../web/client/layouts.ts";
import { failed, ok } from "../../../../web/client/result.ts";
import { keptAsCopy } from "../../../../web/state/planner/copy.ts";
import { renamed } from "../../../../web/state/planner/grid-edits.ts";

const copy = { id: 8, revision: 5 } as LayoutItem as FullLayout;
const edit = renamed("grid", 1, "柳园公园");

function aSaving() {
  const settled: string[] = [];
  return {
    settled,
    pending: () => [{ key: "mine", edit }],
    settle: async (how: string) => {
      settled.push(how);
    },
  };
}

test("one's own edits go to a copy under keys of their own, and the layout stays as the other person saved it", async () => {
  const saving = aSaving();
  const asked: unknown[] = [];
  const client = {
    create: async (layout: unknown) => {
      asked.push(layout);
      return ok(copy);
    },
    save: async (id: number, edits: EditsToSave) => {
      asked.push([id, edits.since, edits.edits.map((one) => one.edit)]);
      expect(edits.edits[0].key).not.toBe("mine");
      return ok({ revision: 6, merged: [] });
    },
  };
  expect(await keptAsCopy(client, saving, { id: 7 }, "秋季（副本）")).toBe(8);
  expect(asked).toEqual([{ from: 7, name: "秋季（副本）" }, [8, 5, [edit]]]);
  expect(saving.settled).toEqual(["theirs"]);
});

test("a copy that the server does not take settles nothing", async () => {
  const saving = aSaving();
  const refusal = failed({ code: "network", message: "" });
  const none = { create: async () => refusal, save: async () => refusal };
  expect(await keptAsCopy(none, saving, { id: 7 }, "")).toBeNull();
  expect(await keptAsCopy({ ...none, create: async () => ok(copy) }, saving, { id: 7 }, "")).toBeNull();
  expect(saving.settled).toEqual([]);
});
