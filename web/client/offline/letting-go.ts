// A newer worker takes over once the older one has nothing under way. What waits for a slow server would keep it waiting for minutes.

const giving = new AbortController();

/** Gives up what this worker waits for, and all it would ask from now on: a newer one is to take over. */
export const letGo = (): void => giving.abort();

/** What this worker asks the server, until it lets go; a request that the page gave up is given up too. */
export function fetchUntilLetGo(what: RequestInfo, init: RequestInit = {}): Promise<Response> {
  const own = init.signal ?? (what instanceof Request ? what.signal : null);
  return fetch(what, { ...init, signal: own ? either(own, giving.signal) : giving.signal });
}

/** Given up when one of two is. Why not AbortSignal.any: it is younger than many phones that are carried. */
function either(one: AbortSignal, other: AbortSignal): AbortSignal {
  const both = new AbortController();
  for (const signal of [one, other]) {
    if (signal.aborted) both.abort();
    else signal.addEventListener("abort", () => both.abort(), { once: true, signal: both.signal });
  }
  return both.signal;
}
