import { useEffect, useState } from "react";
import type { FabricNote } from "../../domain/layout/fabric/sources.ts";
import { layouts } from "../client/layouts.ts";

/** What was wrong with the data that this version of a community's ground was cut from; nothing until it has come. */
export function useGroundNotes(community: string, version: string): readonly FabricNote[] {
  const [notes, setNotes] = useState<readonly FabricNote[]>([]);
  useEffect(() => {
    let gone = false;
    void layouts.groundNotes(community, version).then((answer) => {
      if (!gone && answer.ok) setNotes(answer.value.notes ?? []);
    });
    return () => {
      gone = true;
    };
  }, [community, version]);
  return notes;
}
