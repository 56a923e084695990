import { kindCountsFor, occurringKindsFor } from "../state/derived.ts";
import { isolate, toggleHidden } from "../state/filters.ts";
import { lastOf } from "../state/loaded.ts";
import { nameIn } from "../text/language.ts";
import { useApp, useAppCalmly, useChange, useLanguage, useText } from "./app-context.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { LegendHead, LegendRow } from "./legend-row.tsx";
import { LoadFailure, RowSkeletons } from "./notices.tsx";
import { useScopeName } from "./type-legend.tsx";

/** Incident kinds: how many in scope and period, and which are shown. Kinds that never occurred are left out. */
export function KindLegend({ withOpenOnly }: { withOpenOnly: boolean }) {
  const text = useText();
  const language = useLanguage();
  const change = useChange();
  const incidents = useApp((state) => state.incidents);
  const counts = useAppCalmly(kindCountsFor);
  const kinds = useApp((state) => lastOf(state.town)?.codes.incidentKinds ?? null);
  const occurring = useApp(occurringKindsFor);
  const { hiddenKinds, openOnly } = useApp((state) => state.filters);
  const setHidden = (codes: string[]) => change(({ filters }) => ({ filters: { ...filters, hiddenKinds: codes } }));
  const scopeName = useScopeName();
  const listed = kinds?.filter(({ code }) => occurring === null || occurring.size === 0 || occurring.has(code));
  const largest = Math.max(1, ...(counts?.values() ?? []));
  return (
    <section className="legend" aria-label={text.legend.kinds}>
      <LegendHead title={text.legend.kinds} scopeName={scopeName}>
        <button type="button" className="link" onClick={() => setHidden([])}>
          {text.legend.all}
        </button>
      </LegendHead>
      {incidents.state === "failed" && (
        <LoadFailure loaded={incidents} what={text.states.failedIncidents} slot="incidents" />
      )}
      {listed ? (
        <ul>
          {listed.map((kind) => (
            <LegendRow
              key={kind.code}
              symbol={<KindIcon icon={kind.icon} size={16} />}
              name={nameIn(language, kind.name)}
              count={counts ? (counts.get(kind.code) ?? 0) : null}
              share={(counts?.get(kind.code) ?? 0) / largest}
              checked={!hiddenKinds.includes(kind.code)}
              onToggle={() => setHidden(toggleHidden(hiddenKinds, kind.code))}
              onIsolate={() =>
                setHidden(
                  isolate(
                    hiddenKinds,
                    kind.code,
                    listed.map(({ code }) => code),
                  ),
                )
              }
            />
          ))}
        </ul>
      ) : (
        <RowSkeletons rows={10} rowPx={24} />
      )}
      {withOpenOnly && (
        <label className="legend-row legend-open">
          <input
            type="checkbox"
            checked={openOnly}
            onChange={() => change(({ filters }) => ({ filters: { ...filters, openOnly: !filters.openOnly } }))}
          />
          <span className="legend-name">{text.legend.openOnly}</span>
        </label>
      )}
    </section>
  );
}
