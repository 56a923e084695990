import type { PrintNote } from "../../../domain/paper/print.ts";
import type { Sheet } from "../../../domain/paper/sheet.ts";
import type { Paint } from "./paint.ts";

/** A page that is still to be drawn: gives what is to be known of it, and where it had no room for `left` lines, pages that go on. */
export type Page = {
  sheet: Sheet;
  /** those pages come after all others, whose numbers they do not change */
  goesOnLast?: true;
  /** it comes behind even those, and what goes on from it */
  isBehind?: true;
  draw: (paint: Paint) => { notes: PrintNote[]; more: Page[]; left: number };
};
