import type { WallDay } from "../../domain/wall/day.ts";
import type { WallAreas, WallHeat, WallIncident, WallNews } from "../../domain/wall/incidents.ts";
import type { Wall, WallShown } from "../../domain/wall/wall.ts";
import { pairing } from "./pairing.ts";
import { getJson, sendJson } from "./request.ts";
import { fetchTileSources } from "./tiles.ts";

/** What a wall is told while it listens. */
export type WallEvent =
  | { kind: "wall" }
  | { kind: "areas" }
  | { kind: "build" }
  | { kind: "incidents"; news: WallNews };

const AGAIN_MS = 3000;
const ALL: WallNews = { ids: null, open: [] };

/** Everything a wall asks the server for. */
export const wallClient = {
  offer: () => pairing.offer("wall"),
  pair: pairing.pair,
  wall: () => getJson<Wall>("/api/wall"),
  areas: () => getJson<WallAreas>("/api/wall/areas"),
  incidents: () => getJson<{ items: WallIncident[] }>("/api/wall/incidents"),
  heat: (hours: number) => getJson<WallHeat>(`/api/wall/heat?hours=${hours}`),
  day: () => getJson<WallDay>("/api/wall/day"),
  tiles: fetchTileSources,
  /** `POST /api/wall/shown` */
  shown: (shown: WallShown) => sendJson<void>("POST", "/api/wall/shown", shown),
  listen: listenToWall,
};

export type WallClient = typeof wallClient;

/**
 * Listens to `GET /api/wall/live`. The browser connects again by itself and says where it stopped; where the server refuses, we ask
 * again after three seconds. Returns a function that hangs up.
 */
function listenToWall(onEvent: (event: WallEvent) => void, onState: (state: "open" | "lost") => void): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource("/api/wall/live");
    source.onopen = () => onState("open");
    source.onerror = () => {
      onState("lost");
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN_MS);
    };
    for (const kind of ["wall", "areas", "build"] as const) source.addEventListener(kind, () => onEvent({ kind }));
    source.addEventListener("incidents", (message) =>
      onEvent({ kind: "incidents", news: newsOf((message as MessageEvent<string>).data) }),
    );
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

/** What changed, from its JSON. Data that make no sense read as "anything may have changed". */
export function newsOf(data: string): WallNews {
  try {
    const news = JSON.parse(data) as Partial<WallNews>;
    return Array.isArray(news.ids) && Array.isArray(news.open) ? { ids: news.ids, open: news.open } : ALL;
  } catch {
    return ALL;
  }
}
