import { expect, test } from "vitest";
import { scannedOf } from "../../../../web/state/phone/scanned.ts";
import { aHousehold, aPack } from "./a-pack.ts";

const building = { id: 4, code: "B-0004", name: null, address: "柳园路1号院1号楼", floors: 6, units: 2 };
const pack = aPack({
  codes: [{ token: "K7QM3WPHXA", building: 4 }],
  households: [aHousehold(7, { code: "990101001001-0312" })],
  buildings: [{ ...building, position: [113.2, 35.2] }],
});

test.each([
  ["the address that a resident's code holds", "https://map.example.gov.cn/r/K7QM3WPHXA", { kind: "building", id: 4 }],
  ["the same as it is printed under the code", " k7qm-3wphxa ", { kind: "building", id: 4 }],
  ["a code of another grid", "https://map.example.gov.cn/r/ZZZZ2222YY?x=1", { kind: "elsewhere" }],
  ["a household's code", "990101001001-0312", { kind: "household", id: 7 }],
  ["a building's code", "b-0004", { kind: "building", id: 4 }],
  ["what is of no use here", "WIFI:S:shop;;", { kind: "unknown", text: "WIFI:S:shop;;" }],
  ["a receipt's address", "https://map.example.gov.cn/r/receipt/7K3M9QX2HP", "unknown"],
  ["nothing", "  ", { kind: "unknown", text: "" }],
])("%s", (_, text, expected) => {
  const scanned = scannedOf(text, pack);
  if (typeof expected === "string") expect(scanned.kind).toBe(expected);
  else expect(scanned).toEqual(expected);
});
