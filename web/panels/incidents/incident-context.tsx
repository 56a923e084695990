import { createContext, useContext, useEffect, useState } from "react";
import type { Flows } from "../../../domain/flow/flow.ts";
import type { IncidentCard } from "../../../domain/incident.ts";
import type { Position } from "../../../domain/position.ts";
import type { ReportPlace } from "../../state/incidents/report-draft.ts";
import type { IncidentCalls } from "../../state/incidents/report-sending.ts";
import { incidentTexts } from "../../text/incidents.ts";
import type { IncidentText } from "../../text/incidents-zh.ts";
import { useLanguage } from "../app-context.tsx";
import { usePromised } from "../use-promised.ts";

/** What panels about incidents may ask for. Handed in by the screen. */
export type IncidentCommands = IncidentCalls & {
  /** opens the card of an incident, and flies there where its place is known */
  open(id: number, position?: Position): void;
  /** opens the form of a report */
  begin(place?: ReportPlace): void;
  /** sends the report that is filled in */
  send(): Promise<void>;
  /** shows an incident as the server has just answered it, where its card is open */
  take(incident: IncidentCard): void;
  /** reads what waits for a person anew; from the first time on it is kept true */
  reloadAlerts(): void;
  /** reads the card anew */
  reloadCard(): void;
  /** flows, dispositions and departments; read once, null where they cannot be had */
  knownFlows(): Promise<Flows | null>;
};

/** Around the panels of a screen where incidents are handled. */
export const IncidentCommandsContext = createContext<IncidentCommands | null>(null);

export function useIncidentCommands(): IncidentCommands {
  const commands = useContext(IncidentCommandsContext);
  if (commands === null) throw new Error("a panel of incidents stands outside its provider");
  return commands;
}

/** The words of incidents. */
export const useIncidentText = (): IncidentText => incidentTexts[useLanguage()];

/** Flows, dispositions and departments; null until they have come. */
export const useFlows = (): Flows | null => usePromised(useIncidentCommands().knownFlows) ?? null;

/** The time, told again every `everyMs`: what is left of a due time is true without anybody pressing anything. */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
