import type { LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";

/** One thing to do to the map's style. */
export type StyleChange =
  | { kind: "remove-layer"; id: string }
  | { kind: "remove-source"; id: string }
  | { kind: "add-source"; id: string; source: SourceSpecification }
  | { kind: "set-tiles"; id: string; tiles: string[] }
  | { kind: "add-layer"; layer: LayerSpecification; before: string | undefined }
  | { kind: "set-paint" | "set-layout"; id: string; name: string; value: unknown }
  | { kind: "set-filter"; id: string; filter: unknown };

/**
 * What to do, in order, so that a map that shows `before` shows `after`. Layers of neither style (deck.gl's) and the data
 * of GeoJSON sources are left alone, which MapLibre's own comparison would not do.
 */
export function styleChanges(before: StyleSpecification | null, after: StyleSpecification): StyleChange[] {
  const changes: StyleChange[] = [];
  const replaced = new Set<string>();
  for (const [id, source] of Object.entries(after.sources)) {
    const known = before?.sources[id];
    if (!known || same(known, source)) continue;
    if (!takesTiles(known, source)) replaced.add(id);
  }
  const kept = new Map<string, LayerSpecification>();
  const wanted = new Set(after.layers.map(({ id }) => id));
  for (const layer of before?.layers ?? []) {
    if (wanted.has(layer.id) && !("source" in layer && replaced.has(layer.source as string))) kept.set(layer.id, layer);
    else changes.push({ kind: "remove-layer", id: layer.id });
  }
  for (const id of Object.keys(before?.sources ?? {})) {
    if (!after.sources[id]) changes.push({ kind: "remove-source", id });
  }
  for (const [id, source] of Object.entries(after.sources)) {
    const known = before?.sources[id];
    if (replaced.has(id)) changes.push({ kind: "remove-source", id });
    if (!known || replaced.has(id)) changes.push({ kind: "add-source", id, source });
    else if (!same(known, source))
      changes.push({ kind: "set-tiles", id, tiles: "tiles" in source ? (source.tiles ?? []) : [] });
  }
  // from the top down, so that the layer above is there to be put under
  let above: string | undefined;
  for (const layer of [...after.layers].reverse()) {
    const known = kept.get(layer.id);
    if (known) changes.push(...layerChanges(known, layer));
    else changes.push({ kind: "add-layer", layer, before: above });
    above = layer.id;
  }
  return changes;
}

/** Whether the tiles' address is all that differs: a source takes new tiles, but no other zooms or bounds. */
function takesTiles(before: SourceSpecification, after: SourceSpecification): boolean {
  return (
    before.type === "vector" && after.type === "vector" && same({ ...before, tiles: null }, { ...after, tiles: null })
  );
}

function layerChanges(before: LayerSpecification, after: LayerSpecification): StyleChange[] {
  const { id } = after;
  const filter = "filter" in after ? after.filter : undefined;
  const filterChanged = !same("filter" in before ? before.filter : undefined, filter);
  return [
    ...different(before.paint, after.paint).map(([name, value]) => ({ kind: "set-paint" as const, id, name, value })),
    ...different(before.layout, after.layout).map(([name, value]) => ({
      kind: "set-layout" as const,
      id,
      name,
      value,
    })),
    ...(filterChanged ? [{ kind: "set-filter" as const, id, filter }] : []),
  ];
}

/** Properties to set, and with undefined those to take back. */
function different(before: object | undefined, after: object | undefined): [name: string, value: unknown][] {
  const [old, now] = [new Map(Object.entries(before ?? {})), new Map(Object.entries(after ?? {}))];
  const gone = [...old.keys()].filter((name) => !now.has(name)).map((name): [string, unknown] => [name, undefined]);
  return [...gone, ...[...now].filter(([name, value]) => !same(old.get(name), value))];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
