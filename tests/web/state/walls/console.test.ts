import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIMITS, SCENE_KINDS, type Scene, USUAL_SETTINGS } from "../../../../domain/wall/settings.ts";
import {
  commandOf,
  jumpTo,
  screenOf,
  stateOf,
  withOneMore,
  withoutScene,
  withScene,
  withSceneMoved,
} from "../../../../web/state/walls/console.ts";

const at = "2026-11-20T09:40:00+08:00";
const now = Date.parse(at);
const shown = { scene: USUAL_SETTINGS.scenes[0], build: "b", width: 3840, height: 1080, ratio: 1, at };

describe("a wall", () => {
  test("is there while it says every minute what it shows", () => {
    expect(stateOf({ paired: true, shown }, now + 2 * 60_000)).toBe("alive");
    expect(stateOf({ paired: true, shown }, now + 4 * 60_000)).toBe("away");
    expect(stateOf({ paired: true, shown: null }, now)).toBe("new");
    expect(stateOf({ paired: false, shown }, now)).toBe("unpaired");
  });

  test("is as large as it said, and as a common screen while it never did", () => {
    expect(screenOf({ shown }, USUAL_SETTINGS)).toMatchObject({ widthPx: 3840, heightPx: 1080, columns: 1 });
    expect(screenOf({ shown: null }, USUAL_SETTINGS)).toMatchObject({ widthPx: 1920, heightPx: 1080 });
  });
});

describe("scenes", () => {
  test("that are part of the round are jumped to for as long as they last there", () => {
    expect(jumpTo(USUAL_SETTINGS, "communities")).toEqual({ kind: "communities", area: null, seconds: 15 });
    expect(jumpTo(USUAL_SETTINGS, "community", "01")).toEqual({ kind: "community", area: "01", seconds: 30 });
  });

  test("of one area have one, all others none, whatever is changed", () => {
    const scene: fc.Arbitrary<Scene> = fc
      .record({
        kind: fc.constantFrom(...SCENE_KINDS),
        area: fc.constantFrom("a", "b"),
        seconds: fc.integer({ min: 5, max: 60 }),
      })
      .map((scene) => (scene.kind === "community" ? scene : { ...scene, area: null }));
    const round = fc.array(scene, { minLength: 1, maxLength: LIMITS.scenes });
    fc.assert(
      fc.property(round, fc.nat(30), fc.constantFrom(...SCENE_KINDS), (scenes, index, kind) => {
        const changed = withScene(scenes, index % scenes.length, { kind }, "usual");
        for (const { kind, area } of changed) expect(area !== null).toBe(kind === "community");
        const up = withSceneMoved(scenes, index % scenes.length, -1);
        expect([...up].sort(byText)).toEqual([...scenes].sort(byText));
        expect(withoutScene(withOneMore(scenes), scenes.length)).toEqual(scenes);
      }),
    );
  });

  test("stay in their order at either end", () => {
    const { scenes } = USUAL_SETTINGS;
    expect(withSceneMoved(scenes, 0, -1)).toBe(scenes);
    expect(withSceneMoved(scenes, scenes.length - 1, 1)).toBe(scenes);
    expect(withSceneMoved(scenes, 0, 1).map(({ kind }) => kind)).toEqual([
      "communities",
      "whole",
      "hot-spots",
      "day-plan",
    ]);
  });
});

const byText = (a: Scene, b: Scene): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

test("keys", () => {
  expect(["h", "H", "m", "ArrowUp", "3", "0", "x", "F1"].map(commandOf)).toEqual([
    { kind: "hold" },
    { kind: "hold" },
    { kind: "write" },
    { kind: "choose", by: -1 },
    { kind: "jump", nth: 2 },
    null,
    null,
    null,
  ]);
});
