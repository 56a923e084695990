import { describe, expect, test } from "vitest";
import { allowedMode, lapse, may, modesFor, sameViewer, whoIn } from "../../../web/state/session.ts";
import { aViewer, signedIn } from "./someone.ts";

describe("who is signed in", () => {
  test("may do what a right of theirs says, and nothing when nobody is there", () => {
    expect(may({ session: signedIn(["map", "audit"]) }, "audit")).toBe(true);
    expect(may({ session: signedIn(["map", "audit"]) }, "households")).toBe(false);
    expect(may({ session: { state: "nobody" } }, "map")).toBe(false);
  });

  test("is remembered when the session lapses, so that the page can go on", () => {
    const lapsed = lapse(signedIn());
    expect(lapsed.state).toBe("lapsed");
    expect(whoIn(lapsed)?.username).toBe("zhou-min");
    expect(lapse({ state: "asking" })).toEqual({ state: "nobody" });
  });

  test("is another when name, duties or rights differ", () => {
    expect(sameViewer(aViewer(["map", "households"]), aViewer(["households", "map"]))).toBe(true);
    expect(sameViewer(aViewer(), aViewer(["map"]))).toBe(false);
    expect(sameViewer(aViewer(), aViewer(undefined, "li-wei"))).toBe(false);
    expect(sameViewer(aViewer(), { ...aViewer(), grants: [] })).toBe(false);
  });
});

describe("modes of the map", () => {
  test("follow from the rights", () => {
    expect(modesFor(["map", "households"])).toEqual(["households", "visits"]);
    expect(modesFor(["incidents"])).toEqual(["incidents", "heat", "analysis"]);
    expect(modesFor(["map", "accounts"])).toEqual([]);
  });

  test("a link to a mode that is not allowed opens the first that is", () => {
    expect(allowedMode("heat", ["households", "incidents"])).toBe("heat");
    expect(allowedMode("heat", ["households"])).toBe("households");
    expect(allowedMode("households", ["incidents"])).toBe("incidents");
  });
});
