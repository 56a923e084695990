import { useCallback, useEffect, useRef, useState } from "react";
import type { PrintJob, PrintWish } from "../../domain/paper/print.ts";
import { prints } from "../client/prints.ts";
import type { ClientError } from "../client/result.ts";

/** A job is asked after this often. */
const ASK_AGAIN_MS = 400;

/** One print at a time: the newest that was asked for; one before it is stopped. */
export function usePrintJob() {
  const [job, setJob] = useState<PrintJob | null>(null);
  const [error, setError] = useState<ClientError | null>(null);
  const turn = useRef(0);
  const running = useRef<string | null>(null);

  const drop = useCallback(() => {
    turn.current++;
    if (running.current !== null) void prints.stop(running.current);
    running.current = null;
  }, []);

  const ask = useCallback(
    async (wish: PrintWish, reason: string) => {
      drop();
      const mine = turn.current;
      setError(null);
      let answer = await prints.ask(wish, reason);
      while (answer.ok) {
        if (mine !== turn.current) {
          if (answer.value.endedAt === null) void prints.stop(answer.value.id);
          return;
        }
        setJob(answer.value);
        running.current = answer.value.endedAt === null ? answer.value.id : null;
        if (running.current === null) return;
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
        answer = await prints.get(answer.value.id);
      }
      if (mine !== turn.current) return;
      running.current = null;
      setJob(null);
      setError(answer.error);
    },
    [drop],
  );

  const stop = useCallback(() => {
    drop();
    setJob(null);
  }, [drop]);

  useEffect(() => drop, [drop]);
  return { job, error, ask, stop };
}
