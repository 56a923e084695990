import { useEffect, useState } from "react";
import type { RevealedHousehold } from "../../domain/household.ts";
import { REVEALED_S } from "../state/reveal.ts";
import { useApp, useCommands } from "./app-context.tsx";

/** Name and phone of a household: hidden, asked for, on their way, or seen for a while. */
export type Reveal =
  | { state: "hidden" }
  | { state: "asked"; fault: string | null }
  | { state: "busy" }
  | { state: "seen"; revealed: RevealedHousehold; leftS: number };

/** The reveal of household `id`, and how to move it on. It is hidden again after a minute, and when one is signed out. */
export function useReveal(id: number) {
  const commands = useCommands();
  const inside = useApp((state) => state.session.state === "somebody");
  const [reveal, setReveal] = useState<Reveal>({ state: "hidden" });
  const seen = reveal.state === "seen";

  useEffect(() => {
    if (!seen) return;
    const endMs = Date.now() + REVEALED_S * 1000;
    const timer = setInterval(() => {
      const leftS = Math.ceil((endMs - Date.now()) / 1000);
      setReveal((now) => (now.state === "seen" && leftS > 0 ? { ...now, leftS } : { state: "hidden" }));
    }, 500);
    return () => clearInterval(timer);
  }, [seen]);

  useEffect(() => {
    if (!inside) setReveal({ state: "hidden" });
  }, [inside]);

  return {
    reveal,
    ask: () => setReveal({ state: "asked", fault: null }),
    hide: () => setReveal({ state: "hidden" }),
    send: async (reason: string) => {
      setReveal({ state: "busy" });
      const answer = await commands.reveal(id, reason);
      setReveal(
        "fault" in answer
          ? { state: "asked", fault: answer.fault }
          : { state: "seen", revealed: answer, leftS: REVEALED_S },
      );
    },
  };
}
