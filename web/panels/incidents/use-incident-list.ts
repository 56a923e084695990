import type { IncidentItem } from "../../../domain/incident.ts";
import type { AppState } from "../../state/app.ts";
import { openStates, periodFor } from "../../state/derived.ts";
import {
  type CardChoice,
  type ListFilter,
  type ListTab,
  listQuery,
  PAGE_ROWS,
  rowsToReread,
} from "../../state/incidents/list.ts";
import { keepLast } from "../../state/keep-last.ts";
import { lastOf } from "../../state/loaded.ts";
import { noPages } from "../../state/pages.ts";
import { useApp, useAppCalmly } from "../app-context.tsx";
import { usePages } from "../use-pages.ts";
import { useIncidentCommands } from "./incident-context.tsx";

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
export function useIncidentList(tab: ListTab, card: CardChoice) {
  const commands = useIncidentCommands();
  const grid = useApp((state) => state.scope);
  const kinds = useApp(kindsShown);
  const open = useApp((state) => keptOpen(openStates(state)));
  const period = useAppCalmly(periodFor);
  // why the columns: they change with every incident that changes, and the list is to follow
  const version = useApp((state) => lastOf(state.incidents));
  const filter: ListFilter = { tab, card, grid, kinds, open, period };
  // why: a query that names no kind asks for all of them
  const noKind = kinds?.length === 0;
  const key = open.length === 0 || noKind ? null : listQuery(filter, PAGE_ROWS, null);
  const list = usePages<IncidentItem>(key, version, (after, listed, signal) =>
    commands.list(listQuery(filter, after === null ? rowsToReread(listed) : PAGE_ROWS, after), signal),
  );
  return noKind ? { ...list, pages: { ...noPages, state: "ready" as const } } : list;
}
