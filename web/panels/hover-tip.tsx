import { classFor } from "../state/colouring.ts";
import { treeFor } from "../state/derived.ts";
import { lastOf } from "../state/loaded.ts";
import { householdTypeOf, incidentAt } from "../state/rows.ts";
import type { Selection } from "../state/selection.ts";
import { formatCount } from "../text/format.ts";
import { nameIn } from "../text/language.ts";
import { useApp, useLanguage, useText } from "./app-context.tsx";
import "./hover-tip.css";

/** What lies under the mouse, and where that is on the map, px. */
export type HoverTip = { target: Selection; px: readonly [x: number, y: number] };

/** The name of what lies under the mouse, beside it. */
export function HoverTipPanel({ tip, width }: { tip: HoverTip; width: number }) {
  const words = useWords(tip.target);
  if (!words) return null;
  const [x, y] = tip.px;
  const flipped = x > width - 220;
  return (
    <div
      className="tip"
      aria-hidden="true"
      style={{ top: y + 14, ...(flipped ? { right: width - x + 10 } : { left: x + 14 }) }}
    >
      <b>{words.title}</b>
      {words.more && <span>{words.more}</span>}
    </div>
  );
}

function useWords(target: Selection): { title: string; more: string | null } | null {
  const text = useText();
  const language = useLanguage();
  const codes = useApp((state) => lastOf(state.town)?.codes ?? null);
  const tree = useApp(treeFor);
  const households = useApp((state) => lastOf(state.households));
  const incidents = useApp((state) => lastOf(state.incidents));
  const facilities = useApp((state) => lastOf(state.facilities));
  const own = useApp((state) => (target.kind === "household" ? classFor(state, target.id) : undefined));
  switch (target.kind) {
    case "area": {
      const node = tree?.byCode.get(target.code);
      if (!node) return null;
      const counts = [
        node.households === undefined ? null : text.card.households(formatCount(node.households)),
        node.open_incidents ? `${text.tree.open} ${formatCount(node.open_incidents)}` : null,
      ].filter((count) => count !== null);
      return { title: node.name, more: counts.length > 0 ? counts.join(" · ") : null };
    }
    case "household": {
      const code = households && householdTypeOf(households, target.id);
      const type = codes?.householdTypes.find((other) => other.code === code);
      return type ? { title: nameIn(language, type.name), more: own ? nameIn(language, own.label) : null } : null;
    }
    case "incident": {
      const found = incidents && incidentAt(incidents, target.id);
      const kind = codes?.incidentKinds.find((other) => other.code === found?.kind);
      const state = codes?.incidentStates.find((other) => other.code === found?.state);
      return kind ? { title: nameIn(language, kind.name), more: state ? nameIn(language, state.name) : null } : null;
    }
    case "facility": {
      const facility = facilities?.find(({ id }) => id === target.id);
      return facility ? { title: facility.name, more: null } : null;
    }
    case "compound":
      return target.name ? { title: target.name, more: null } : null;
    case "place":
      return { title: target.name, more: null };
    default:
      return null;
  }
}
