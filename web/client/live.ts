import { fetchSession } from "./session.ts";

/** What changed on the server. `ids` null: too many to name. */
export type LiveEvent =
  | { kind: "incident"; ids: readonly number[] | null }
  | { kind: "households" }
  | { kind: "visits" }
  | { kind: "themes" }
  | { kind: "grids" }
  | { kind: "layout" }
  | { kind: "links" }
  | { kind: "alerts" }
  | { kind: "notices" };

const KINDS = ["incident", "households", "visits", "themes", "grids", "layout", "links", "notices", "alerts"] as const;

/** After the server refused the stream, before it is asked for again. */
const AGAIN_MS = 3000;

/**
 * Listens to `GET /api/live`. The browser connects again by itself and says where it stopped; where the server refuses,
 * it gives up, and we find out whether that is because we are signed out. Returns a function that hangs up.
 */
export function listen(onEvent: (event: LiveEvent) => void, onState: (state: "open" | "lost") => void): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource("/api/live");
    source.onopen = () => onState("open");
    source.onerror = () => {
      onState("lost");
      if (source.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, AGAIN_MS);
      void fetchSession();
    };
    for (const kind of KINDS) {
      source.addEventListener(kind, (message) => onEvent(eventOf(kind, (message as MessageEvent<string>).data)));
    }
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

/** One event from its name and its JSON. Data that make no sense read as "anything may have changed". */
export function eventOf(kind: (typeof KINDS)[number], data: string): LiveEvent {
  if (kind !== "incident") return { kind };
  try {
    const { id, ids } = JSON.parse(data) as { id?: number; ids?: number[] | null };
    return { kind, ids: Array.isArray(ids) ? ids : typeof id === "number" ? [id] : null };
  } catch {
    return { kind, ids: null };
  }
}
