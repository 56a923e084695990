import { useEffect, useMemo, useState } from "react";
import type { Found } from "../../state/found.ts";
import { type PackFound, searchPack } from "../../state/phone/pack-search.ts";
import { buildingIn, householdIn, incidentIn, indexIn, packIn } from "../../state/phone/round-derived.ts";
import { formatCount } from "../../text/format.ts";
import { useText } from "../app-context.tsx";
import { useActions, useRound, useWords } from "./round-context.tsx";
import { HouseholdLine, Simulated, TabHead } from "./round-parts.tsx";
import { buildingWords } from "./round-words.ts";

const LOCAL = 30;
const PAUSE_MS = 250;

/** What is found on the device at once, and by the server a moment later. */
export function SearchTab() {
  const words = useWords();
  const query = useRound((state) => state.query.trim());
  const online = useRound((state) => state.online);
  const index = useRound((state) => (query === "" ? null : indexIn(state)));
  const local = useMemo(() => (index ? searchPack(index, query, LOCAL) : []), [index, query]);
  const { found, busy } = useServerSearch(query, online);
  const known = new Set(local.map(({ kind, id }) => `${kind} ${id}`));
  const more = found.filter(({ kind, id }) => !known.has(`${kind} ${id}`));
  const count = local.length + more.length;
  return (
    <>
      <TabHead title={words.tabs.search} note={query === "" ? null : words.search.results(formatCount(count))}>
        <Simulated />
      </TabHead>
      {query === "" && <p className="told">{words.search.hint}</p>}
      {query !== "" && !online && <p className="quiet">{words.search.offline}</p>}
      <p role="status" className="unseen">
        {query === "" ? "" : busy ? words.search.searching : words.search.results(formatCount(count))}
      </p>
      <ul className="lines">
        {local.map((one) => (
          <LocalLine key={`${one.kind}-${one.id}`} found={one} />
        ))}
      </ul>
      {more.length > 0 && (
        <section aria-label={words.search.server}>
          <h3 className="section-title">{words.search.server}</h3>
          <ul className="lines">
            {more.map((one) => (
              <ServerLine key={`${one.kind}-${one.id}`} found={one} />
            ))}
          </ul>
        </section>
      )}
      {query !== "" && count === 0 && !busy && <p className="told">{words.search.none(query)}</p>}
    </>
  );
}

/** What the server finds for `query`, once typing has paused. */
function useServerSearch(query: string, online: boolean): { found: readonly Found[]; busy: boolean } {
  const actions = useActions();
  const [answer, setAnswer] = useState<{ query: string; found: readonly Found[] }>({ query: "", found: [] });
  useEffect(() => {
    if (query === "" || !online) return;
    const request = new AbortController();
    const timer = setTimeout(async () => {
      const found = await actions.search(query, request.signal);
      if (!request.signal.aborted) setAnswer({ query, found: found ?? [] });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      request.abort();
    };
  }, [query, online, actions]);
  const current = online && answer.query === query;
  return { found: current ? answer.found : [], busy: online && query !== "" && !current };
}

function LocalLine({ found }: { found: PackFound }) {
  const words = useWords();
  const actions = useActions();
  const household = useRound((state) => (found.kind === "household" ? householdIn(state, found.id) : null));
  const building = useRound((state) => (found.kind === "building" ? buildingIn(state, found.id) : null));
  const areas = useRound((state) => packIn(state)?.areas) ?? [];
  if (household) return <HouseholdLine household={household} />;
  if (!building) return null;
  return (
    <li>
      <button type="button" className="line" onClick={() => actions.open({ kind: "building", id: building.id })}>
        <span className="line-words">
          <b>{buildingWords(building, building.code, areas)}</b>
          <span>{words.search.building}</span>
        </span>
      </button>
    </li>
  );
}

/** A result of the server: what the device keeps opens, the rest is shown on the map. */
function ServerLine({ found }: { found: Found }) {
  const text = useText();
  const actions = useActions();
  const household = useRound((state) => (found.kind === "household" ? householdIn(state, found.id) : null));
  const building = useRound((state) => (found.kind === "building" ? buildingIn(state, found.id) : null));
  const incident = useRound((state) => (found.kind === "incident" ? incidentIn(state, found.id) : null));
  if (household) return <HouseholdLine household={household} />;
  const choose = () => {
    if (building) actions.open({ kind: "building", id: building.id });
    else if (incident) actions.open({ kind: "incident", id: incident.id });
    else actions.fly(found.position);
  };
  return (
    <li>
      <button type="button" className="line" onClick={choose}>
        <span className="line-words">
          <b>{found.title}</b>
          <span>{[text.search.kinds[found.kind], found.context].filter((part) => part !== "").join(" · ")}</span>
        </span>
      </button>
    </li>
  );
}
