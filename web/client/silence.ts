// A page that is about to be loaded anew asks the server nothing more, also where something was under way that would have asked.

let silent = false;

/** From here on this page asks nothing more. For good: it is to be loaded anew. */
export function fallSilent(): void {
  silent = true;
}

/** `fetch`, until the page falls silent; what is asked after that is never answered, and nobody is told that it failed. */
export const fetchUntilSilent = (what: string, init?: RequestInit): Promise<Response> =>
  silent ? new Promise(() => {}) : fetch(what, init);
