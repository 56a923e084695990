import { expect, test } from "vitest";
import { tabByKey } from "../../../web/state/tab-keys.ts";

const tabs = ["due", "round", "duties"];

test("arrows lead from tab to tab, and round at the ends; other keys lead nowhere", () => {
  expect(tabs.map((tab) => tabByKey(tabs, tab, "ArrowRight"))).toEqual(["round", "duties", "due"]);
  expect(tabs.map((tab) => tabByKey(tabs, tab, "ArrowLeft"))).toEqual(["duties", "due", "round"]);
  expect(["ArrowDown", "Enter", "a"].map((key) => tabByKey(tabs, "due", key))).toEqual([null, null, null]);
});
