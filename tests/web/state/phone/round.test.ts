import { describe, expect, test } from "vitest";
import { closedTo, createRound, opened, type RoundPage, tabbed } from "../../../../web/state/phone/round.ts";

const household = (id: number): RoundPage => ({ kind: "household", id });

function aRound() {
  const round = createRound(true);
  return {
    round,
    open: (page: RoundPage) => round.setState((state) => opened(state, page)),
    pages: () => round.getState().pages.map((page) => ("id" in page ? `${page.kind} ${page.id}` : page.kind)),
  };
}

describe("pages of the round", () => {
  test("one opens over the other, and closes again", () => {
    const { round, open, pages } = aRound();
    open({ kind: "building", id: 1 });
    open(household(7));
    open({ kind: "visit", household: 7 });
    expect(pages()).toEqual(["building 1", "household 7", "visit"]);
    expect(round.getState().height).toBe("tall");
    round.setState((state) => closedTo(state, 2));
    expect(pages()).toEqual(["building 1", "household 7"]);
    expect(round.getState().height).toBe("half");
  });

  test("a household opened from another takes its place", () => {
    const { open, pages } = aRound();
    open(household(7));
    open(household(8));
    expect(pages()).toEqual(["household 8"]);
  });

  test("a tab closes them; pressed again it makes room for the map, but for the one one types in", () => {
    const { round, open, pages } = aRound();
    open(household(7));
    round.setState((state) => tabbed(state, "due"));
    expect(pages()).toEqual([]);
    expect(round.getState().height).toBe("half");
    round.setState((state) => tabbed(state, "due"));
    expect(round.getState().height).toBe("low");
    round.setState((state) => tabbed(state, "search"));
    round.setState((state) => tabbed(state, "search"));
    expect(round.getState().height).toBe("tall");
  });

  test("a pin does not outlive the form it was set for", () => {
    const { round, open } = aRound();
    open({ kind: "report", household: null });
    round.setState({ pin: [118, 32] });
    round.setState((state) => closedTo(state, 0));
    expect(round.getState().pin).toBeNull();
  });
});
