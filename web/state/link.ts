import { type App, viewOf } from "./app.ts";
import { encodeView } from "./url.ts";

/** Browsers refuse more than some hundred changes of address in half a minute. */
const QUIET_MS = 250;

/**
 * Keeps the address true to the state, without new entries in the history. Returns a function that stops it.
 * `replace` is given `/?at=…`.
 */
export function keepLink(app: App, replace: (address: string) => void, path = "/"): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = "";
  const write = () => {
    timer = undefined;
    const query = encodeView(viewOf(app.getState()));
    if (query === written) return;
    written = query;
    replace(query === "" ? path : `${path}?${query}`);
  };
  const stop = app.subscribe(() => {
    // why not while playing: the address would change with every picture
    if (!app.getState().playing) timer ??= setTimeout(write, QUIET_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
