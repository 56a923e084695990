import type { WalkOutside } from "../../domain/walk.ts";
import type { Client } from "../client/client.ts";
import type { App, AppState } from "./app.ts";
import type { AreaTree } from "./area-tree.ts";
import { colourByFor } from "./colouring.ts";
import { failLoading, finishLoading, lastOf, startLoading, waiting } from "./loaded.ts";

/** Reads who lives outside every walking circle while that is what households are coloured by, and again when they change. Gives how to stop. */
export function followOutside(app: App, client: Client, now: () => number = Date.now): () => void {
  let asked: { key: string; households: unknown } | null = null;
  let request = new AbortController();
  const read = async (state: AppState) => {
    const by = colourByFor(state);
    const households = lastOf(state.households);
    if (by.kind !== "walk" || households === null) {
      if (asked === null) return;
      asked = null;
      request.abort();
      app.setState({ outside: waiting });
      return;
    }
    const key = `${by.facility} ${by.minutes}`;
    if (asked?.key === key && asked.households === households) return;
    const again = asked?.key === key;
    asked = { key, households };
    request.abort();
    request = new AbortController();
    const { signal } = request;
    app.setState(({ outside }) => ({ outside: startLoading(again ? outside : waiting) }));
    const result = await client.outside(by.facility, by.minutes, signal);
    if (signal.aborted) return;
    app.setState(({ outside }) => ({
      outside: result.ok ? finishLoading(result.value, now()) : failLoading(outside, result.error),
    }));
  };
  void read(app.getState());
  const stop = app.subscribe((state) => void read(state));
  return () => {
    stop();
    request.abort();
  };
}

/** An area and how many of its households live outside. */
export type OutsideRow = { code: string; name: string; households: number; outside: number };

/**
 * The parts of `scope` (null: of everything) where most live outside, by share; none where nobody does. Where the whole is one
 * area, its parts are meant, and where that has one part, the parts of that.
 */
export function mostOutside(tree: AreaTree, scope: string | null, { areas }: WalkOutside): OutsideRow[] {
  let codes = scope === null ? tree.roots : (tree.byCode.get(scope)?.children ?? []);
  while (codes.length === 1) {
    const { children } = tree.byCode.get(codes[0])!;
    if (children.length === 0) break;
    codes = children;
  }
  const sums = new Map(areas.map((area) => [area.code, area]));
  return codes
    .flatMap((code) => {
      const sum = sums.get(code);
      return sum && sum.outside > 0 ? [{ ...sum, name: tree.byCode.get(code)!.name }] : [];
    })
    .sort((a, b) => b.outside / b.households - a.outside / a.households || b.outside - a.outside);
}
