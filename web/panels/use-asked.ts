import { useCallback, useEffect, useState } from "react";
import type { Refusal } from "../state/administration.ts";

export type Answer<T> = { ok: true; value: T } | { ok: false; error: Refusal };

/** What the server said to `ask`, asked once and again by `reload`; the last answer stays while a newer one is awaited. */
export function useAsked<T>(ask: () => Promise<Answer<T>>) {
  const [state, setState] = useState<{ value: T | null; error: Refusal | null; loading: boolean }>({
    value: null,
    error: null,
    loading: true,
  });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks again
  useEffect(() => {
    let gone = false;
    setState((before) => ({ ...before, loading: true }));
    void ask().then((answer) => {
      if (gone) return;
      setState((before) =>
        answer.ok
          ? { value: answer.value, error: null, loading: false }
          : { value: before.value, error: answer.error, loading: false },
      );
    });
    return () => {
      gone = true;
    };
  }, [ask, turn]);
  return {
    ...state,
    reload: useCallback(() => setTurn((before) => before + 1), []),
    /** takes what the server has answered to something else */
    put: useCallback((value: T) => setState({ value, error: null, loading: false }), []),
  };
}
