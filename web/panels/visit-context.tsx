import { createContext, useContext } from "react";
import type { Day } from "../state/days.ts";
import type { VisitCalls } from "../state/visit-sending.ts";

/** What panels about visits may ask for. Handed in by the screen. */
export type VisitCommands = VisitCalls & {
  /** stores the visit that is written down for this household, photos and all */
  send(household: number): Promise<void>;
  /** works out the walk through the due visits of a day, and draws it */
  planRound(area: string, day: Day): Promise<void>;
  /** reads the card anew */
  reloadCard(): void;
};

/** Around the panels of a screen where visits are noted. */
export const VisitCommandsContext = createContext<VisitCommands | null>(null);

export function useVisitCommands(): VisitCommands {
  const commands = useContext(VisitCommandsContext);
  if (commands === null) throw new Error("a panel of visits stands outside its provider");
  return commands;
}
