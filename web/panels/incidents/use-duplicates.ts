import { useEffect, useState } from "react";
import type { NearIncident } from "../../../domain/incident.ts";
import type { Position } from "../../../domain/position.ts";
import { useIncidentCommands } from "./incident-context.tsx";

/** After the last key, before the server is asked. */
const PAUSE_MS = 400;

const MOST_TEXT = 2000;

const none: readonly NearIncident[] = [];

/** Open incidents that may be the one described; none without a place, and where they cannot be had. */
export function useDuplicates(position: Position | null, kind: string | null, text: string): readonly NearIncident[] {
  const commands = useIncidentCommands();
  const [found, setFound] = useState(none);
  useEffect(() => {
    if (position === null) return setFound(none);
    const request = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await commands.near(position, kind, text.trim().slice(0, MOST_TEXT), request.signal);
      if (!request.signal.aborted) setFound(answer.ok ? answer.value.items : none);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      request.abort();
    };
  }, [commands, position, kind, text]);
  return found;
}
