/** What changed on the server. `ids` null: too many to name. */
export type LiveEvent =
  | { kind: "incident"; ids: readonly number[] | null }
  | { kind: "households" }
  | { kind: "grids" }
  | { kind: "layout" };

const KINDS = ["incident", "households", "grids", "layout"] as const;

/**
 * Listens to `GET /api/live`. The browser connects again by itself and says where it stopped.
 * Returns a function that hangs up.
 */
export function listen(onEvent: (event: LiveEvent) => void, onState: (state: "open" | "lost") => void): () => void {
  const source = new EventSource("/api/live");
  source.onopen = () => onState("open");
  source.onerror = () => onState("lost");
  for (const kind of KINDS) {
    source.addEventListener(kind, (message) => onEvent(eventOf(kind, (message as MessageEvent<string>).data)));
  }
  return () => source.close();
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
