/**
 * Does `work` after `beginAfterMs`, and again `everyMs` after it was done or failed; a failure is told after `complaint`. Keeps no process
 * alive. Gives how to stop it.
 */
export function lookAgain(
  work: () => Promise<unknown>,
  { beginAfterMs, everyMs, complaint }: { beginAfterMs: number; everyMs: number; complaint: string },
): () => void {
  let timer: NodeJS.Timeout;
  let stopped = false;
  const look = () => {
    work()
      .catch((error: unknown) => {
        if (!stopped) console.error(complaint, error);
      })
      .finally(() => later(everyMs));
  };
  const later = (ms: number) => {
    if (!stopped) timer = setTimeout(look, ms).unref();
  };
  later(beginAfterMs);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
