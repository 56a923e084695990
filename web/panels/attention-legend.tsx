import { householdCountsFor } from "../state/derived.ts";
import { toggleHidden } from "../state/filters.ts";
import { lastOf } from "../state/loaded.ts";
import { formatCount } from "../text/format.ts";
import { nameIn } from "../text/language.ts";
import { useApp, useChange, useLanguage, useText } from "./app-context.tsx";
import { RingSymbol } from "./symbols.tsx";

/** The rings of attention: how many, and whether they are drawn. */
export function AttentionLegend() {
  const text = useText();
  const language = useLanguage();
  const change = useChange();
  const levels = useApp((state) => lastOf(state.town)?.codes.attentionLevels ?? null);
  const counts = useApp(householdCountsFor);
  const hidden = useApp((state) => state.filters.hiddenRings);
  if (!levels || levels.length === 0) return null;
  return (
    <fieldset className="legend-rings">
      <legend>{text.legend.rings}</legend>
      {levels.map((level) => {
        const name = nameIn(language, level.name);
        return (
          <button
            key={level.code}
            type="button"
            aria-pressed={!hidden.includes(level.code)}
            title={text.legend.ringHint(name)}
            onClick={() =>
              change(({ filters }) => ({
                filters: { ...filters, hiddenRings: toggleHidden(filters.hiddenRings, level.code) },
              }))
            }
          >
            <RingSymbol level={level} size={16} />
            {name} {counts ? formatCount(counts.attentions.get(level.code) ?? 0) : ""}
          </button>
        );
      })}
    </fieldset>
  );
}
