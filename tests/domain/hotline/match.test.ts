import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gazetteerOf, type NamedPlace } from "../../../domain/hotline/gazetteer.ts";
import { matchAddress, sureMatch } from "../../../domain/hotline/match.ts";

const place = (given: Partial<NamedPlace>): NamedPlace => ({
  ...{ name: null, address: null, compound: null, isDoor: false, position: [113.2, 35.2], areas: [] },
  ...given,
});

const PLACES = [
  place({ name: "云水里1幢", address: "青石街道健康路21号1幢", position: [113.2, 35.2], areas: ["健康社区"] }),
  place({ name: "云水里2幢", address: "青石街道健康路21号2幢", position: [113.201, 35.2], areas: ["健康社区"] }),
  place({ name: "云水里12幢", address: "青石街道健康路21号12幢", position: [113.202, 35.2], areas: ["健康社区"] }),
  place({ address: "青石街道柳树巷22号", position: [113.21, 35.2] }),
  place({ address: "青石街道柳树巷22号2户", isDoor: true, position: [113.2101, 35.2] }),
  place({ address: "白杨镇白庄村柿树胡同3号", position: [113.22, 35.2] }),
  place({ name: "4号楼", compound: "锦绣苑小区", position: [113.23, 35.2] }),
  place({ name: "幸福里1幢", position: [113.25, 35.2], areas: ["东关社区"] }),
  place({ name: "幸福里1幢", position: [113.29, 35.2], areas: ["西关社区"] }),
];
const gazetteer = gazetteerOf(PLACES);
const found = (text: string) => matchAddress(text, gazetteer);
const sure = (text: string) => sureMatch(found(text))?.place ?? null;

describe("a building is found, whichever way it is written", () => {
  for (const text of [
    "云水里2幢",
    "云水里小区2号楼",
    "云水里二栋",
    "青槐县青石街道云水里2座3单元501室",
    "云水里2-3-501",
    "健康路21号2号楼",
    "健康路二十一号二幢",
    "反映：健康社区云水里 2 幢楼道飞线充电",
    "健康路21号院云水里2＃楼",
  ]) {
    test(text, () => expect(sure(text)).toBe(1));
  }
});

test("numbers are whole numbers", () => {
  expect(sure("云水里12幢")).toBe(2);
  expect(sure("云水里十二号楼")).toBe(2);
});

test("stair and door are read too", () => {
  expect(found("云水里2幢3单元501室")[0]).toMatchObject({ place: 1, unit: "3", door: "501" });
});

test("a house of a lane, and a door of its own in its yard", () => {
  expect(sure("柳树巷22号")).toBe(3);
  expect(sure("柳树巷22号2户")).toBe(4);
  expect(sure("柿树胡同3号")).toBe(5);
  expect(sure("白庄村柿树胡同3号")).toBe(5);
  expect(sure("锦绣苑4栋1单元")).toBe(6);
});

test("a compound, a street or a number that is not there is proposed, not taken", () => {
  expect(sure("云水里小区门口")).toBeNull();
  expect(found("云水里小区门口")[0]).toMatchObject({ place: 1, why: ["compound"] });
  expect(found("健康路21号")[0].why).toEqual(["compound"]);
  expect(found("柳树巷")[0].why).toEqual(["street"]);
  expect(sure("云水里99号楼")).toBeNull();
  expect(found("云水里99号楼")[0].why).toEqual(["compound", "no-number"]);
});

test("a name with one wrong character is proposed", () => {
  expect(sure("运水里2幢")).toBeNull();
  expect(found("运水里2幢")[0]).toMatchObject({ place: 1, why: ["building", "spelling"] });
});

test("two buildings of one name are told apart by the community, or not at all", () => {
  expect(sure("幸福里1号楼")).toBeNull();
  expect(found("幸福里1号楼").map(({ why }) => why.at(-1))).toEqual(["several", "several"]);
  expect(sure("西关社区幸福里1号楼")).toBe(8);
});

test("what names nothing finds nothing", () => {
  for (const text of ["", "地址不详", "　", "12345", "市民来电反映噪音扰民"]) expect(found(text)).toEqual([]);
});

test("whatever is written, scores lie between 0 and 1, the best first", () => {
  const word = fc.constantFrom(
    "云水里",
    "健康路",
    "幸福里",
    "22号",
    "二栋",
    "2单元",
    "西关社区",
    "-",
    "501",
    "楼",
    "附近",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 4 })), { maxLength: 12 }), (words) => {
      const matches = found(words.join(""));
      expect(matches.length).toBeLessThanOrEqual(5);
      for (const [index, { score, place }] of matches.entries()) {
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThanOrEqual(1);
        if (index > 0) expect(score).toBeLessThanOrEqual(matches[index - 1].score);
        expect(PLACES[place]).toBeDefined();
      }
    }),
    { numRuns: 300 },
  );
});
