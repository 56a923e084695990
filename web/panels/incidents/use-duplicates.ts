import { useEffect, useState } from "react";
import type { NearIncident } from "../../../domain/incident.ts";
import type { Position } from "../../../domain/position.ts";
import { useIncidentCommands } from "./incident-context.tsx";

const none: readonly NearIncident[] = [];

/** Incidents that may be the one at `position`; none while they are asked for, and where they cannot be had. */
export function useDuplicates(position: Position | null, kind: string | null): readonly NearIncident[] {
  const commands = useIncidentCommands();
  const [found, setFound] = useState(none);
  useEffect(() => {
    setFound(none);
    if (position === null) return;
    const request = new AbortController();
    void commands.near(position, kind, request.signal).then((answer) => {
      if (!request.signal.aborted && answer.ok) setFound(answer.value.items);
    });
    return () => request.abort();
  }, [commands, position, kind]);
  return found;
}
