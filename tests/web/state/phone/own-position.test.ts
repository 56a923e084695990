import { describe, expect, test } from "vitest";
import { type OwnPosition, watchOwnPosition } from "../../../../web/state/phone/own-position.ts";

/** A device whose position the test tells. */
function aDevice() {
  let found: PositionCallback = () => {};
  let failed: PositionErrorCallback = () => {};
  const cleared: number[] = [];
  return {
    geolocation: {
      watchPosition: (success: PositionCallback, failure?: PositionErrorCallback | null) => {
        found = success;
        failed = failure ?? failed;
        return 7;
      },
      clearWatch: (id: number) => void cleared.push(id),
    },
    cleared,
    tells: (longitude: number, latitude: number) =>
      found({ coords: { longitude, latitude, accuracy: 12 } } as GeolocationPosition),
    fails: (code: number) => failed({ code } as GeolocationPositionError),
  };
}

function watched(geolocation: ReturnType<typeof aDevice>["geolocation"] | null) {
  const seen: OwnPosition[] = [];
  const watch = watchOwnPosition(geolocation, (own) => seen.push(own));
  return { watch, seen };
}

describe("where the worker stands", () => {
  test("asked for, then known, then off", () => {
    const device = aDevice();
    const { watch, seen } = watched(device.geolocation);
    watch.start();
    device.tells(118.8, 32);
    watch.stop();
    expect(seen).toEqual([
      { state: "asking" },
      { state: "known", position: [118.8, 32], accuracyM: 12 },
      { state: "off" },
    ]);
    expect(device.cleared).toEqual([7]);
  });

  test.each([
    [1, "refused"],
    [2, "unavailable"],
    [3, "slow"],
  ])("error %d is said as %s, and one may try again", (code, reason) => {
    const device = aDevice();
    const { watch, seen } = watched(device.geolocation);
    watch.start();
    device.fails(code);
    watch.start();
    expect(seen).toEqual([{ state: "asking" }, { state: "failed", reason }, { state: "asking" }]);
  });

  test("a position that fails to come once does not make the last one disappear; leave that is taken back does", () => {
    const device = aDevice();
    const { watch, seen } = watched(device.geolocation);
    watch.start();
    device.tells(118.8, 32);
    device.fails(3);
    expect(seen.at(-1)?.state).toBe("known");
    device.fails(1);
    expect(seen.at(-1)).toEqual({ state: "failed", reason: "refused" });
  });

  test("without geolocation it says so", () => {
    const { watch, seen } = watched(null);
    watch.start();
    expect(seen).toEqual([{ state: "failed", reason: "insecure" }]);
  });
});
