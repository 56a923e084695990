import { useEffect, useState } from "react";
import type { Found } from "../state/found.ts";
import { recentFinds, sameFind } from "../state/recent-finds.ts";
import { useCommands } from "./app-context.tsx";

/** After the last key, before the server is asked. */
const PAUSE_MS = 120;

/** What stands below the box. `query` is what it answers: one types on while it is on its way. */
export type Answer =
  | { kind: "none" }
  | { kind: "found"; query: string; items: readonly Found[] }
  | { kind: "recent"; items: readonly Found[] }
  | { kind: "failed"; query: string };

const nothing: Answer = { kind: "none" };

/**
 * What the server found for `query`: asked after a pause, never in the middle of a composition, and the last question wins. Another
 * `attempt` asks again.
 */
export function useAnswer(query: string, composing: boolean, attempt: number): Answer {
  const commands = useCommands();
  const [answer, setAnswer] = useState<Answer>(nothing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again
  useEffect(() => {
    if (composing) return;
    if (query === "") return setAnswer(nothing);
    const request = new AbortController();
    const timer = setTimeout(async () => {
      const items = await commands.search(query, request.signal);
      if (!request.signal.aborted) setAnswer(items ? { kind: "found", query, items } : { kind: "failed", query });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      request.abort();
    };
  }, [query, composing, attempt, commands]);
  return query === "" ? nothing : answer;
}

/** What was chosen before in this window and is still there, while `wanted`: asked for anew, by code. */
export function useRecent(wanted: boolean): Answer {
  const commands = useCommands();
  const [answer, setAnswer] = useState<Answer>(nothing);
  useEffect(() => {
    if (!wanted) return;
    const finds = recentFinds(sessionStorage);
    if (finds.length === 0) return;
    const request = new AbortController();
    void Promise.all(finds.map(({ code }) => commands.search(code, request.signal))).then((answers) => {
      // why without what matched: that was its code, which nobody has typed
      const items = answers
        .flatMap((found, index) => sameFind(found ?? [], finds[index]) ?? [])
        .map((item): Found => ({ ...item, matched: [] }));
      if (!request.signal.aborted) setAnswer(items.length > 0 ? { kind: "recent", items } : nothing);
    });
    return () => request.abort();
  }, [wanted, commands]);
  return wanted ? answer : nothing;
}
