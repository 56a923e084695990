import type { DevicePairing } from "../../domain/device.ts";
import type { Result } from "../client/result.ts";

const ASK_MS = 3_000;

/** Answers to "has somebody typed it?" that say: not yet. */
const NOT_YET = new Set([409, 425, 429]);

export type PairingOutside = {
  offer: () => Promise<Result<DevicePairing>>;
  pair: (ticket: string) => Promise<Result<boolean>>;
  /** milliseconds since 1970 */
  clock: () => number;
};

/** What a screen says while it waits: a code, or why there is none. */
export type Offered = { code: string | null; fault: string | null };

/**
 * Shows codes until an administrator has typed one, then calls `onPaired`. A code that has died is followed by the next; without a
 * server the same is tried again. Gives a function that ends it.
 */
export function waitToBePaired(
  { offer, pair, clock }: PairingOutside,
  show: (offered: Offered) => void,
  onPaired: () => void,
): () => void {
  let offered: (DevicePairing & { diesAt: number }) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const offerAnother = async () => {
    const answer = await offer();
    if (ended) return;
    // why by its own clock: the screen's may be wrong, and the server lets a code live ten minutes
    offered = answer.ok ? { ...answer.value, diesAt: clock() + LIVES_MS } : null;
    show({ code: offered?.code ?? null, fault: answer.ok ? null : answer.error.code });
  };
  const ask = async () => {
    if (offered === null || offered.diesAt <= clock()) return offerAnother();
    const answer = await pair(offered.ticket);
    if (ended) return;
    if (answer.ok && answer.value) {
      ended = true;
      return onPaired();
    }
    const status = answer.ok ? 202 : (answer.error.status ?? 0);
    if (answer.ok || NOT_YET.has(status)) return show({ code: offered.code, fault: null });
    if (status === 0 || status >= 500) return show({ code: offered.code, fault: answer.error.code });
    return offerAnother();
  };
  const turn = async () => {
    await ask();
    if (!ended) timer = setTimeout(turn, ASK_MS);
  };
  show({ code: null, fault: null });
  void turn();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

/** Shorter than the server's ten minutes, so that nobody types one that dies meanwhile. */
const LIVES_MS = 9 * 60_000;
