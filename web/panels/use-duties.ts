import { useEffect, useState } from "react";
import type { Duties } from "../../domain/duties.ts";
import { lastOf } from "../state/loaded.ts";
import { useApp } from "./app-context.tsx";
import { useVisitCommands } from "./visit-context.tsx";

/** The duties of `grid`, read again when somebody visits there; null while they are on their way. */
export function useDuties(grid: string | null) {
  const visits = useVisitCommands();
  const version = useApp((state) => lastOf(state.visits));
  const [read, setRead] = useState<{ grid: string | null; duties: Duties | null; failed: boolean }>({
    grid: null,
    duties: null,
    failed: false,
  });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version or turn asks again
  useEffect(() => {
    if (grid === null) return;
    let gone = false;
    void visits.duties(grid).then((answer) => {
      if (gone) return;
      setRead((before) =>
        answer.ok
          ? { grid, duties: answer.value, failed: false }
          : { grid, duties: before.grid === grid ? before.duties : null, failed: true },
      );
    });
    return () => {
      gone = true;
    };
  }, [grid, version, turn]);
  const mine = read.grid === grid;
  return {
    duties: mine ? read.duties : null,
    failed: mine && read.failed,
    reload: () => setTurn((before) => before + 1),
  };
}
