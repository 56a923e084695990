// Codes of grids and microgrids by a template: made to be looked at before anything is changed.

import type { Edit } from "./edit.ts";
import type { AreaId, Draft, LayoutLevel } from "./layout.ts";
import { readingOrder } from "./reading-order.ts";

/** The community's 12-digit statistical code and three digits for the grid; a microgrid adds two. */
export const USUAL_TEMPLATE = "{community}{grid}{microgrid}";

/** One area and its code, before and after. */
export type Coding = {
  readonly level: LayoutLevel;
  readonly id: AreaId;
  readonly before: string | null;
  readonly after: string;
};

export type CodeWish = {
  /** `{grid}` and `{microgrid}` stand for a number of 3 and 2 digits, `{grid:4}` for one of 4; without `{microgrid}` it follows the grid's code */
  readonly template: string;
  readonly community: string;
  /** codes that were ever in force here, of whatever area: nobody else gets them */
  readonly taken: ReadonlySet<string>;
  /** areas whose code fits the template keep it, and only the others are given one */
  readonly keeps: boolean;
};

/**
 * The code of every area with cells, grids first, in reading order. A number whose code belongs or belonged to another area is passed over. null
 * where the template cannot be used, or has too few digits.
 */
export function codesFor(draft: Draft, wish: CodeWish): Coding[] | null {
  const template = readTemplate(wish.template, wish.community);
  if (!template) return null;
  const { grids, microgrids } = draft.layout;
  const order = readingOrder(draft, "grid");
  const gridCodes = number(
    order.map((id) => [id, grids.get(id)!.code]),
    template.grid,
    wish,
  );
  if (!gridCodes) return null;
  const codings: Coding[] = order.map((id) => ({
    level: "grid",
    id,
    before: grids.get(id)!.code,
    after: gridCodes.get(id)!,
  }));
  for (const grid of order) {
    const own = readingOrder(draft, "microgrid", (id) => microgrids.get(id)!.grid === grid);
    const codes = number(
      own.map((id) => [id, microgrids.get(id)!.code]),
      {
        prefix: `${gridCodes.get(grid)}${template.between}`,
        digits: template.microgridDigits,
        suffix: template.suffix,
      },
      wish,
    );
    if (!codes) return null;
    for (const id of own) {
      codings.push({ level: "microgrid", id, before: microgrids.get(id)!.code, after: codes.get(id)! });
    }
  }
  return codings;
}

/** The edit that gives the codes which change; null where none does. */
export function recoding(codings: readonly Coding[]): Extract<Edit, { kind: "recode" }> | null {
  const changed = codings.filter(({ before, after }) => before !== after);
  return changed.length === 0
    ? null
    : { kind: "recode", codes: changed.map(({ level, id, after }) => [level, id, after]) };
}

type Pattern = { prefix: string; digits: number; suffix: string };

/** `between`: what stands between the numbers of grid and microgrid. A grid's code ends with its number. */
type Template = { grid: Pattern; between: string; microgridDigits: number; suffix: string };

function readTemplate(text: string, community: string): Template | null {
  const parts =
    /^([^{}]*)(\{community\})?([^{}]*)\{grid(?::([1-9]))?\}([^{}]*)(?:\{microgrid(?::([1-9]))?\}([^{}]*))?$/.exec(
      text.trim(),
    );
  if (!parts) return null;
  const [, before, hasCommunity, after, gridDigits, between, microgridDigits, suffix] = parts;
  const isWithMicrogrid = /\{microgrid/.test(text);
  return {
    grid: {
      prefix: `${before}${hasCommunity ? community : ""}${after}`,
      digits: Number(gridDigits ?? 3),
      suffix: isWithMicrogrid ? "" : between,
    },
    between: isWithMicrogrid ? between : "",
    microgridDigits: Number(microgridDigits ?? 2),
    suffix: suffix ?? "",
  };
}

/** A code for each area by rising numbers; null where the digits do not suffice. */
function number(
  areas: readonly (readonly [AreaId, string | null])[],
  { prefix, digits, suffix }: Pattern,
  { taken, keeps }: CodeWish,
): Map<AreaId, string> | null {
  const isFitting = (code: string | null): code is string =>
    code?.startsWith(prefix) === true &&
    code.endsWith(suffix) &&
    new RegExp(`^\\d{${digits}}$`).test(code.slice(prefix.length, code.length - suffix.length));
  const codes = new Map<AreaId, string>();
  const used = new Set<string>();
  for (const [id, code] of areas) {
    if (!keeps || !isFitting(code) || used.has(code)) continue;
    codes.set(id, code);
    used.add(code);
  }
  let next = 1;
  for (const [id, before] of areas) {
    if (codes.has(id)) continue;
    for (; ; next++) {
      if (next >= 10 ** digits) return null;
      const code = `${prefix}${String(next).padStart(digits, "0")}${suffix}`;
      if (used.has(code) || (taken.has(code) && code !== before)) continue;
      codes.set(id, code);
      used.add(code);
      break;
    }
  }
  return codes;
}
