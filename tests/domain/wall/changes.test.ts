import fc from "fast-check";
import { expect, test } from "vitest";
import { partsChanged } from "../../../domain/wall/changes.ts";
import { scenesInForce } from "../../../domain/wall/scenes.ts";
import { NO_ORDERS, SCENE_KINDS, type Scene, USUAL_SETTINGS } from "../../../domain/wall/settings.ts";

const usual = { settings: USUAL_SETTINGS, orders: NO_ORDERS };

test("what is the same in another order of keys has not changed", () => {
  const { columns, rows, distanceMm, widthMm } = USUAL_SETTINGS.screen;
  const turned = { ...usual, settings: { ...USUAL_SETTINGS, screen: { rows, columns, widthMm, distanceMm } } };
  expect(partsChanged(usual, turned)).toEqual([]);
});

test("parts that differ are named", () => {
  const after = {
    settings: { ...USUAL_SETTINGS, volume: 0, scenes: USUAL_SETTINGS.scenes.toReversed() },
    orders: { ...NO_ORDERS, held: true },
  };
  expect(partsChanged(usual, after)).toEqual(["scenes", "volume", "held"]);
});

const scene: fc.Arbitrary<Scene> = fc
  .record({ kind: fc.constantFrom(...SCENE_KINDS), area: fc.constantFrom("a", "b", "gone"), seconds: fc.nat(100) })
  .map((scene) => (scene.kind === "community" ? scene : { ...scene, area: null }));

test("a wall shows only areas in force, in the order they were set, and never nothing", () => {
  const standing = (code: string) => (code === "gone" ? null : code === "b" ? "c" : code);
  fc.assert(
    fc.property(fc.array(scene, { maxLength: 6 }), fc.option(scene), (scenes, jump) => {
      const shown = scenesInForce({ ...USUAL_SETTINGS, scenes }, { ...NO_ORDERS, jump }, standing);
      const all = [...shown.settings.scenes, ...(shown.orders.jump ? [shown.orders.jump] : [])];
      expect(shown.settings.scenes.length).toBeGreaterThan(0);
      for (const { area } of all) expect([null, "a", "c"]).toContain(area);
      const kept = scenes.filter(({ area }) => area !== "gone").map(({ seconds }) => seconds);
      if (kept.length > 0) expect(shown.settings.scenes.map(({ seconds }) => seconds)).toEqual(kept);
    }),
  );
});
