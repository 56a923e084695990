import { useEffect, useRef, useState } from "react";
import { noPages, type Pages, withPage } from "../state/pages.ts";

type Answer<T> = { ok: true; value: { items: T[]; next: string | null } } | { ok: false };

/** Asks for the page that begins at `after`; null = the first, which is to hold the `listed` rows that are on screen by now. */
type Ask<T> = (after: string | null, listed: number, signal: AbortSignal) => Promise<Answer<T>>;

/**
 * The pages of a list that `key` names; null = it cannot be asked for yet. Read again whenever `version` is another value, without
 * losing what is on screen; under another key it is another list, and begins empty.
 */
export function usePages<T extends { id: number }>(key: string | null, version: unknown, ask: Ask<T>) {
  const [pages, setPages] = useState<Pages<T>>(noPages);
  const [turn, setTurn] = useState(0);
  const asked = useRef<string | null>(null);
  const request = useRef(new AbortController());

  const load = async (after: string | null, before: readonly T[], listed: number) => {
    request.current.abort();
    request.current = new AbortController();
    const { signal } = request.current;
    const answer = await ask(after, listed, signal);
    if (signal.aborted) return;
    setPages((now) =>
      answer.ok
        ? { items: withPage(before, answer.value.items), next: answer.value.next, state: "ready" }
        : { ...now, state: "failed" },
    );
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what `ask` asks for; a new version or turn asks again
  useEffect(() => {
    if (key === null) return;
    const isSame = asked.current === key;
    asked.current = key;
    setPages((now) => (isSame ? { ...now, state: "loading" } : noPages));
    void load(null, [], isSame ? pages.items.length : 0);
    return () => request.current.abort();
  }, [key, version, turn]);

  return {
    pages,
    loadMore: () => {
      if (pages.state !== "ready" || pages.next === null) return;
      setPages({ ...pages, state: "loading" });
      void load(pages.next, pages.items, pages.items.length);
    },
    retry: () => setTurn((before) => before + 1),
  };
}
