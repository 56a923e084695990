import { expect, test } from "vitest";
import { type Edit, isRefusal } from "../../../../domain/layout/edit.ts";
import { figuresOf } from "../../../../domain/layout/figures.ts";
import { NO_HISTORY } from "../../../../domain/layout/history.ts";
import { USUAL_SETTINGS } from "../../../../domain/layout/layout-settings.ts";
import { groundOf } from "../../../../web/layout-editor/ground.ts";
import type { Work } from "../../../../web/state/editor/editor.ts";
import { coloursOf, measuredAfter } from "../../../../web/state/editor/measured.ts";
import { rowsOf, totalsOf } from "../../../../web/state/planner/settled.ts";
import { aDraft } from "./a-draft.ts";

const work = (): Work => {
  const draft = aDraft();
  return {
    draft,
    figures: figuresOf(draft),
    info: {
      id: 1,
      community: "990101001001",
      communityName: "柳园社区",
      name: "秋季调整",
      state: "draft",
      settings: USUAL_SETTINGS,
      revision: 0,
      fabric: "1",
      by: "林岚",
      createdAt: "",
      changedAt: "",
      inForceFrom: null,
      steps: [],
      may: { edit: null, delete: null, submit: null, withdraw: null, approve: null, reject: null, publish: null },
      usedCodes: [],
    },
    ground: groundOf(draft.fabric),
    base: draft,
    history: NO_HISTORY,
    colours: coloursOf(draft, new Map()),
  };
};
const after = (edits: readonly Edit[]) => {
  const measured = measuredAfter(work(), edits);
  if (isRefusal(measured)) throw new Error(measured.refused);
  return measured;
};
const BAND = [300, 500] as const;
const beside = { band: BAND, names: new Map([[7, "周敏"]]), chosen: [2] };

test("between gestures no grid has a before; neighbours have their colours of the map", () => {
  const rows = rowsOf(work(), null, beside);
  expect(rows.map(({ households, before, selected }) => [households, before, selected])).toEqual([
    [400, null, false],
    [245, null, true],
  ]);
  expect(new Set(rows.map(({ fill }) => fill)).size).toBe(2);
  expect(totalsOf(work(), null, BAND)).toEqual({ grids: 2, inBand: 1, whole: 2, onRoads: 1, moved: 0 });
});

test("a gesture in hand shows what it would make of the grids it changes", () => {
  const merged = after([
    { kind: "lock", grids: [2], isLocked: false },
    { kind: "assign", level: "grid", cells: [1], to: 1 },
  ]);
  expect(rowsOf(work(), merged, beside).map(({ name, households, before }) => [name, households, before])).toEqual([
    ["柳园 01", 645, 400],
    ["柳园 02", 0, 245],
  ]);
  expect(totalsOf(work(), merged, BAND)).toMatchObject({ grids: 1, inBand: 0, moved: 245 / 645 });
});
