// What households are coloured by, and how a link says it: `by=theme:score`, `by=visits:30`, `by=walk:canteen:15`.

export type ColourBy =
  | { kind: "types" }
  /** an imported theme, of households or of areas */
  | { kind: "theme"; code: string }
  /** not visited for so many days */
  | { kind: "visits"; days: number }
  /** on foot from the nearest facility of that kind */
  | { kind: "walk"; facility: string; minutes: number };

export const byTypes: ColourBy = { kind: "types" };

/** The parts of `by` after its kind, as a link carries them. */
export function partsOf(by: ColourBy): string[] {
  switch (by.kind) {
    case "types":
      return [];
    case "theme":
      return [by.code];
    case "visits":
      return [String(by.days)];
    case "walk":
      return [by.facility, String(by.minutes)];
  }
}

/** The reverse of `partsOf`; by types where the parts make no sense. */
export function colourByOf(kind: string, [first = "", second = ""]: readonly string[]): ColourBy {
  if (kind === "theme" && first !== "") return { kind, code: first };
  if (kind === "visits" && isCount(first)) return { kind, days: Number(first) };
  if (kind === "walk" && first !== "" && isCount(second)) return { kind, facility: first, minutes: Number(second) };
  return byTypes;
}

const isCount = (text: string): boolean => /^[1-9]\d{0,3}$/.test(text);

export const sameColourBy = (a: ColourBy, b: ColourBy): boolean =>
  a.kind === b.kind && partsOf(a).join("\n") === partsOf(b).join("\n");
