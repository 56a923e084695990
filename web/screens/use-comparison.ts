import { useEffect, useMemo, useState } from "react";
import { usePlannerText } from "../panels/planner/use-planner-text.ts";
import type { Work } from "../state/editor/editor.ts";
import { type Compared, compare } from "../state/planner/comparison.ts";
import type { OpenDialog, SideChoice } from "../state/planner/dialog.ts";
import type { Band, Comparison } from "../state/planner/shown.ts";
import { type CompareFault, comparedLayout } from "./compared-layout.ts";

/** Room for a picture, px of its own. */
const [WIDTH, HEIGHT] = [640, 640];

/** Colours of the interface, which follow its theme. */
const FILLS = { moved: "var(--accent)", kept: "var(--bg3)" };

type Sides = { left: Compared; right: Compared };

/** The two layouts that are chosen, compared; null while one is on its way, or its fault. */
export function useComparison(
  dialog: OpenDialog,
  work: Work,
  settings: { band: Band; target: number },
): { comparison: Comparison | null; fault: CompareFault | null } {
  const text = usePlannerText().compare;
  const [sides, setSides] = useState<Sides | CompareFault | null>(null);
  const [left, right] = dialog.kind === "compare" ? [dialog.left, dialog.right] : [null, null];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language, which no comparison outlives
  useEffect(() => {
    setSides(null);
    if (left === null || right === null) return;
    let gone = false;
    const sideOf = async (choice: SideChoice): Promise<Compared | CompareFault> => {
      if (choice === "in-force") return { draft: work.base, name: text.inForce };
      if (choice === "this") return { draft: work.draft, name: work.info.name };
      return comparedLayout(work, choice);
    };
    void Promise.all([sideOf(left), sideOf(right)]).then(([a, b]) => {
      if (gone) return;
      setSides(typeof a === "string" ? a : typeof b === "string" ? b : { left: a, right: b });
    });
    return () => {
      gone = true;
    };
  }, [left, right, work]);
  const { band, target } = settings;
  return useMemo(() => {
    if (sides === null || typeof sides === "string") return { comparison: null, fault: sides };
    const comparison = compare(sides.left, sides.right, { band, target, fills: FILLS, width: WIDTH, height: HEIGHT });
    return { comparison, fault: null };
  }, [sides, band, target]);
}
