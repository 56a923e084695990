import { useEffect, useState } from "react";
import type { HouseholdCard } from "../../../domain/household.ts";
import { useActions, useRound } from "./round-context.tsx";

/** The card of household `id` as the server has it now; null while it is not there, or nobody can be asked. */
export function useServerCard(id: number): HouseholdCard | null {
  const actions = useActions();
  const online = useRound((state) => state.online);
  const sent = useRound((state) => state.entries.length);
  const [card, setCard] = useState<HouseholdCard | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a record that was sent changes the card
  useEffect(() => {
    if (!online) return;
    let gone = false;
    void actions.card(id).then((answer) => {
      if (!gone && answer) setCard(answer);
    });
    return () => {
      gone = true;
    };
  }, [id, online, sent, actions]);
  return card?.id === id ? card : null;
}
