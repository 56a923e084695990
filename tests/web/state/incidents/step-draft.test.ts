import { describe, expect, test } from "vitest";
import type { Disposition } from "../../../../domain/flow/flow.ts";
import {
  fieldsOf,
  noStepDraft,
  refusalOf,
  stepFault,
  stepRequest,
} from "../../../../web/state/incidents/step-draft.ts";

const NOW = Date.parse("2026-11-20T09:00:00Z");
const name = { zh: "", en: "" };
const DISPOSITIONS: Disposition[] = [
  { code: "immediate", name, clock: null, needs: [] },
  { code: "limited", name, clock: null, needs: ["due"] },
  { code: "explained", name, clock: null, needs: ["note"] },
];
const assign = { code: "assigned", name, needs: ["assignee", "disposition"] as ("assignee" | "disposition")[] };
const fields = (disposition: string) => fieldsOf(assign, { disposition }, DISPOSITIONS);

describe("what a step asks for", () => {
  test("is what it needs, and what the disposition that is chosen needs", () => {
    expect(fields("")).toEqual(["assignee", "disposition"]);
    expect(fields("immediate")).toEqual(["assignee", "disposition"]);
    expect(fields("limited")).toEqual(["assignee", "disposition", "due"]);
    expect(fields("explained")).toEqual(["assignee", "disposition", "note"]);
  });

  test("of a step without dispositions what was chosen before asks for nothing", () => {
    expect(fieldsOf({ needs: ["rating"] }, { disposition: "limited" }, DISPOSITIONS)).toEqual(["rating"]);
  });
});

describe("what is missing", () => {
  test.each([
    ["a disposition", "", {}, "disposition"],
    ["a date", "limited", { due: "" }, "due"],
    ["a date to come", "limited", { due: "2020-01-01T10:00" }, "due"],
    ["a reason", "explained", { note: "  " }, "note"],
    ["nothing, since whoever is on duty gets it", "immediate", {}, null],
    ["room for the words", "immediate", { note: "字".repeat(2001) }, "long"],
    ["nothing of a note of rare characters", "explained", { note: "𠮷".repeat(2000) }, null],
  ])("%s", (_, disposition, part, wanted) => {
    const draft = { ...noStepDraft, disposition, ...part };
    expect(stepFault(fields(disposition), draft, NOW)).toBe(wanted);
  });

  test("a rating", () => {
    expect(stepFault(["rating"], noStepDraft, NOW)).toBe("rating");
    expect(stepFault(["rating"], { ...noStepDraft, rating: 1 }, NOW)).toBeNull();
  });
});

describe("what is sent", () => {
  test("holds only what the step asks for, and how many steps were known", () => {
    const draft = { note: " 已派 ", to: 7, disposition: "limited", due: "2026-11-21T18:00", rating: 5 };
    expect(stepRequest("assigned", fields("limited"), draft, 2)).toEqual({
      step: "assigned",
      note: "已派",
      to: 7,
      disposition: "limited",
      due: new Date("2026-11-21T18:00").toISOString(),
      seen: 2,
    });
    expect(stepRequest("closed", [], draft, 3)).toEqual({ step: "closed", note: "已派", seen: 3 });
    expect(stepRequest("rated", ["rating"], { ...noStepDraft, rating: 4 }, 3)).toEqual({
      step: "rated",
      rating: 4,
      seen: 3,
    });
  });
});

test("who was too late is told apart from a server that is away", () => {
  const of = (code: string, status?: number) => refusalOf({ code, message: "", status });
  expect(of("step_taken", 409)).toBe("taken");
  expect(of("step_not_possible", 409)).toBe("taken");
  expect(of("network")).toBe("away");
  expect(of("database_away", 503)).toBe("away");
  expect(of("due_in_the_past", 400)).toBe("other");
});
