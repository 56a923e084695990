import type { HouseholdType } from "../../domain/codes.ts";
import { householdCountsFor, treeFor } from "../state/derived.ts";
import { isolate, toggleHidden } from "../state/filters.ts";
import { lastOf } from "../state/loaded.ts";
import { nameIn } from "../text/language.ts";
import { useApp, useChange, useLanguage, useText } from "./app-context.tsx";
import { AttentionLegend } from "./attention-legend.tsx";
import { LegendHead, LegendRow } from "./legend-row.tsx";
import { LoadFailure, RowSkeletons } from "./notices.tsx";
import { TypeSymbol } from "./symbols.tsx";

/** Household types: what the map draws, how many there are in the scope, and which are shown. */
export function TypeLegend() {
  const text = useText();
  const language = useLanguage();
  const change = useChange();
  const households = useApp((state) => state.households);
  const counts = useApp(householdCountsFor);
  const types = useApp((state) => lastOf(state.town)?.codes.householdTypes ?? null);
  const hidden = useApp((state) => state.filters.hiddenTypes);
  const setHidden = (hiddenTypes: string[]) => change(({ filters }) => ({ filters: { ...filters, hiddenTypes } }));
  const scopeName = useScopeName();
  const largest = Math.max(1, ...(types ?? []).filter(isMarked).map((type) => counts?.types.get(type.code) ?? 0));
  return (
    <section className="legend" aria-label={text.legend.types}>
      <LegendHead title={text.legend.types} scopeName={scopeName}>
        <button type="button" className="link" onClick={() => setHidden([])}>
          {text.legend.all}
        </button>
        <button
          type="button"
          className="link"
          onClick={() => setHidden((types ?? []).filter((type) => type.common).map((type) => type.code))}
        >
          {text.legend.important}
        </button>
      </LegendHead>
      {households.state === "failed" && (
        <LoadFailure loaded={households} what={text.states.failedHouseholds} slot="households" />
      )}
      {types ? (
        <ul>
          {types.map((type) => (
            <LegendRow
              key={type.code}
              symbol={<TypeSymbol type={type} size={20} />}
              name={nameIn(language, type.name)}
              count={counts ? (counts.types.get(type.code) ?? 0) : null}
              share={isMarked(type) ? (counts?.types.get(type.code) ?? 0) / largest : null}
              checked={!hidden.includes(type.code)}
              onToggle={() => setHidden(toggleHidden(hidden, type.code))}
              onIsolate={() =>
                setHidden(
                  isolate(
                    hidden,
                    type.code,
                    types.map(({ code }) => code),
                  ),
                )
              }
            />
          ))}
        </ul>
      ) : (
        <RowSkeletons rows={11} rowPx={24} />
      )}
      <AttentionLegend />
    </section>
  );
}

/** Ordinary households are left out of the bars' scale: they would flatten the rest. */
const isMarked = (type: HouseholdType): boolean => type.glyph !== "none";

/** Name of the area the figures are about; null when that is everything. */
export function useScopeName(): string | null {
  const tree = useApp(treeFor);
  const scope = useApp((state) => state.scope);
  const node = scope === null ? undefined : tree?.byCode.get(scope);
  return node && !(tree?.roots.length === 1 && tree.roots[0] === node.code) ? node.name : null;
}
