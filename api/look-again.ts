import { forLog } from "./http/errors.ts";

/** No sooner than this: work that is always due leaves others their turn. */
const SOONEST_MS = 50;

type Looking = {
  beginAfterMs: number;
  everyMs: number;
  /** milliseconds until there is work sooner than that; null when there is none */
  soonerMs?: () => Promise<number | null>;
  complaint: string;
};

/**
 * Does `work` after `beginAfterMs`, and again `everyMs` after it was done or failed, or sooner; a failure is told after `complaint`. Keeps no
 * process alive. Gives how to stop it.
 */
export function lookAgain(
  work: () => Promise<unknown>,
  { beginAfterMs, everyMs, soonerMs, complaint }: Looking,
): () => void {
  let timer: NodeJS.Timeout;
  let stopped = false;
  const look = async () => {
    try {
      await work();
      const soon = (await soonerMs?.()) ?? everyMs;
      return Math.min(everyMs, Math.max(SOONEST_MS, soon));
    } catch (error) {
      if (!stopped) console.error(complaint, forLog(error));
      return everyMs;
    }
  };
  const later = (ms: number) => {
    if (!stopped) timer = setTimeout(() => void look().then(later), ms).unref();
  };
  later(beginAfterMs);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
