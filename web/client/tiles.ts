import type { Bounds } from "../../domain/position.ts";
import { TILE_LAYERS, type TileSource, type TileSources } from "../state/tiles.ts";
import { getJson } from "./request.ts";
import { ok, type Result } from "./result.ts";

type TileJson = { tiles: string[]; minzoom?: number; maxzoom?: number; bounds?: Bounds };

/** `GET /api/tiles/roads.json` and its like, all at once. Fails when none of them came. */
export async function fetchTileSources(): Promise<Result<TileSources>> {
  const answers = await Promise.all(TILE_LAYERS.map((layer) => getJson<TileJson>(`/api/tiles/${layer}.json`)));
  const first = answers[0];
  if (!first.ok && answers.every((answer) => !answer.ok)) return first;
  const sources = TILE_LAYERS.map((layer, index) => {
    const answer = answers[index];
    return [layer, answer.ok ? sourceOf(answer.value) : null];
  });
  return ok(Object.fromEntries(sources) as TileSources);
}

const sourceOf = (json: TileJson): TileSource => ({
  url: json.tiles[0].startsWith("/") ? location.origin + json.tiles[0] : json.tiles[0],
  minZoom: json.minzoom ?? 0,
  maxZoom: json.maxzoom ?? 16,
  ...(json.bounds ? { bounds: json.bounds } : {}),
});
