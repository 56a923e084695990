import type {
  LayerSpecification,
  Map as MapLibreMap,
  SourceSpecification,
  StyleSpecification,
  VectorTileSource,
} from "maplibre-gl";

/**
 * Makes the map show `after` where it showed `before`, touching only what differs. Layers that are not in either style
 * (deck.gl's) and the data of GeoJSON sources are left alone: MapLibre's own diff would empty the sources.
 */
export function applyStyle(map: MapLibreMap, before: StyleSpecification | null, after: StyleSpecification): void {
  for (const [id, source] of Object.entries(after.sources)) applySource(map, id, before?.sources[id], source);
  const old = new Map((before?.layers ?? []).map((layer) => [layer.id, layer]));
  const kept = new Set(after.layers.map((layer) => layer.id));
  for (const id of old.keys()) if (!kept.has(id)) map.removeLayer(id);
  // from the top down, so that the layer above is there to be put under
  let above: string | undefined;
  for (const layer of [...after.layers].reverse()) {
    const known = old.get(layer.id);
    if (known) applyLayer(map, known, layer);
    else map.addLayer(layer, above);
    above = layer.id;
  }
}

function applySource(
  map: MapLibreMap,
  id: string,
  before: SourceSpecification | undefined,
  after: SourceSpecification,
): void {
  if (!before) map.addSource(id, after);
  else if (after.type === "vector" && before.type === "vector" && JSON.stringify(before) !== JSON.stringify(after)) {
    const source = map.getSource(id) as VectorTileSource;
    // why: a source without tiles has other zooms too, which only a new one takes
    if (before.maxzoom === after.maxzoom && before.minzoom === after.minzoom) source.setTiles(after.tiles ?? []);
    else replaceSource(map, id, after);
  }
}

function replaceSource(map: MapLibreMap, id: string, source: SourceSpecification): void {
  const order = map.getLayersOrder();
  const layers = map.getStyle().layers.filter((layer) => "source" in layer && layer.source === id);
  for (const layer of layers) map.removeLayer(layer.id);
  map.removeSource(id);
  map.addSource(id, source);
  for (const layer of [...layers].reverse()) {
    const next = order.slice(order.indexOf(layer.id) + 1).find((other) => map.getLayer(other));
    map.addLayer(layer, next);
  }
}

function applyLayer(map: MapLibreMap, before: LayerSpecification, after: LayerSpecification): void {
  const paint = changes(before.paint, after.paint);
  for (const [name, value] of paint) map.setPaintProperty(after.id, name as never, value as never);
  for (const [name, value] of changes(before.layout, after.layout))
    map.setLayoutProperty(after.id, name as never, value as never);
  if ("filter" in after && JSON.stringify("filter" in before ? before.filter : null) !== JSON.stringify(after.filter)) {
    map.setFilter(after.id, after.filter);
  }
}

function changes(before: object | undefined, after: object | undefined): [name: string, value: unknown][] {
  const [old, now] = [Object.entries(before ?? {}), Object.entries(after ?? {})];
  const known = new Map(old);
  const gone = old
    .filter(([name]) => !now.some(([other]) => other === name))
    .map(([name]): [string, unknown] => [name, undefined]);
  return [...gone, ...now.filter(([name, value]) => JSON.stringify(known.get(name)) !== JSON.stringify(value))];
}
