import { useEffect, useRef, useState } from "react";
import type { IncidentItem } from "../../../domain/incident.ts";
import type { AppState } from "../../state/app.ts";
import { openStates, periodFor } from "../../state/derived.ts";
import {
  type ListFilter,
  type ListTab,
  listQuery,
  PAGE_ROWS,
  rowsToReread,
  withPage,
} from "../../state/incidents/list.ts";
import { keepLast } from "../../state/keep-last.ts";
import { lastOf } from "../../state/loaded.ts";
import { useApp, useAppCalmly } from "../app-context.tsx";
import { useIncidentCommands } from "./incident-context.tsx";

type Pages = { items: readonly IncidentItem[]; next: string | null; state: "loading" | "ready" | "failed" };

const none: Pages = { items: [], next: null, state: "loading" };

const keptKinds = keepLast((all: readonly { code: string }[], hidden: readonly string[]): string[] | null =>
  hidden.length === 0 ? null : all.map(({ code }) => code).filter((code) => !hidden.includes(code)),
);
const keptOpen = keepLast((states: ReadonlySet<string>): string[] => [...states]);

const kindsShown = (state: AppState): string[] | null =>
  keptKinds(lastOf(state.town)?.codes.incidentKinds ?? noKinds, state.filters.hiddenKinds);
const noKinds: readonly { code: string }[] = [];

/**
 * Pages of the list under `tab`: of the scope and the kinds that are shown, and for all, of the period. Read again whenever an
 * incident changed, without losing what is on screen.
 */
export function useIncidentList(tab: ListTab) {
  const commands = useIncidentCommands();
  const grid = useApp((state) => state.scope);
  const kinds = useApp(kindsShown);
  const open = useApp((state) => keptOpen(openStates(state)));
  const period = useAppCalmly(periodFor);
  // why the columns: they change with every incident that changes, and the list is to follow
  const version = useApp((state) => lastOf(state.incidents));
  const [pages, setPages] = useState<Pages>(none);
  const [turn, setTurn] = useState(0);
  const asked = useRef("");
  const request = useRef(new AbortController());
  const filter: ListFilter = { tab, grid, kinds, open, period };
  const key = listQuery(filter, PAGE_ROWS, null);

  const load = async (rows: number, after: string | null, before: readonly IncidentItem[]) => {
    request.current.abort();
    request.current = new AbortController();
    const { signal } = request.current;
    const answer = await commands.list(listQuery(filter, rows, after), signal);
    if (signal.aborted) return;
    setPages((now) =>
      answer.ok
        ? { items: withPage(before, answer.value.items), next: answer.value.next, state: "ready" }
        : { ...now, state: "failed" },
    );
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key holds the filter; a new version or turn asks again
  useEffect(() => {
    if (open.length === 0) return;
    const isSame = asked.current === key;
    asked.current = key;
    setPages((now) => (isSame ? { ...now, state: "loading" } : none));
    void load(isSame ? rowsToReread(pages.items.length) : PAGE_ROWS, null, []);
    return () => request.current.abort();
  }, [key, version, turn]);

  return {
    pages,
    loadMore: () => {
      if (pages.state === "ready" && pages.next !== null) {
        setPages({ ...pages, state: "loading" });
        void load(PAGE_ROWS, pages.next, pages.items);
      }
    },
    retry: () => setTurn((before) => before + 1),
  };
}
