import { PRINT_COLOURS, PRINT_FORMATS, PRINT_KINDS, type PrintWish } from "../../../domain/paper/print.ts";
import { ORIENTATIONS, PAPER_NAMES } from "../../../domain/paper/sheet.ts";

/** What one begins with, but for what the address says: `?area=990101001001&kind=atlas&paper=A4`. */
export function wishIn(search: string): PrintWish {
  const said = new URLSearchParams(search);
  const one = <Value extends string>(values: readonly Value[], name: string, usual: Value): Value =>
    values.find((value) => value === said.get(name)) ?? usual;
  const kind = one(PRINT_KINDS, "kind", "map");
  return {
    kind,
    area: said.get("area") ?? "",
    paper: one(PAPER_NAMES, "paper", isOfStairs(kind) ? "A4" : "A3"),
    orientation: one(ORIENTATIONS, "orientation", usualOrientation(kind)),
    format: one(PRINT_FORMATS, "format", "pdf"),
    colours: one(PRINT_COLOURS, "colours", "types"),
    ...{ dpi: 150, title: null, names: false, approvalNumber: null, preview: false },
  };
}

/** The address that says the same; names and reasons are no part of it. */
export function addressOf({ area, kind, paper, orientation, format, colours }: PrintWish): string {
  const said = new URLSearchParams({ area, kind, paper, orientation, format, colours });
  return `/print?${said}`;
}

/** Another kind on the paper it usually comes on. */
export const asKind = (wish: PrintWish, kind: PrintWish["kind"]): PrintWish => ({
  ...wish,
  kind,
  paper: isOfStairs(kind) || kind === "atlas" ? "A4" : "A3",
  orientation: usualOrientation(kind),
  format: kind === "map" ? wish.format : "pdf",
  names: false,
});

/** Boards, codes and plates: they show no map. */
export const isOfStairs = (kind: PrintWish["kind"]): boolean => kind !== "map" && kind !== "atlas";

const usualOrientation = (kind: PrintWish["kind"]): PrintWish["orientation"] =>
  kind === "codes" || kind === "plates" ? "portrait" : "landscape";
