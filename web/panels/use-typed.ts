import { useState } from "react";
import type { Refusal } from "../state/administration.ts";
import type { Answer, useAsked } from "./use-asked.ts";

/** What the server has, and what is typed over it until it is saved or given up. */
export type Typing<T> = {
  /** what is on screen; null until it has come */
  now: T | null;
  isTyped: boolean;
  saving: "no" | "busy" | "saved";
  error: Refusal | null;
  type: (next: T) => void;
  save: () => Promise<void>;
  drop: () => void;
};

/** Settings that are asked for and sent as a whole. What is typed stays when the server does not take it. */
export function useTyped<T>(
  { value, put }: Pick<ReturnType<typeof useAsked<T>>, "value" | "put">,
  send: (typed: T) => Promise<Answer<T>>,
): Typing<T> {
  const [typed, setTyped] = useState<T | null>(null);
  const [saving, setSaving] = useState<Typing<T>["saving"]>("no");
  const [error, setError] = useState<Refusal | null>(null);
  return {
    now: typed ?? value,
    isTyped: typed !== null,
    saving,
    error,
    type: (next) => {
      setSaving("no");
      setTyped(next);
    },
    save: async () => {
      if (typed === null) return;
      setSaving("busy");
      const answer = await send(typed);
      setSaving(answer.ok ? "saved" : "no");
      setError(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      put(answer.value);
      setTyped(null);
    },
    drop: () => {
      setTyped(null);
      setError(null);
    },
  };
}
