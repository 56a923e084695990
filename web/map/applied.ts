import type { FeatureCollection } from "geojson";
import type { GeoJSONSource, Map as MapLibreMap, StyleSpecification } from "maplibre-gl";
import { applyChange, UNCHECKED } from "./apply-change.ts";
import { PLAN_STATES, type PlanSource } from "./plan-layers.ts";
import type { Scene } from "./scene.ts";
import type { ShapeSource } from "./style.ts";
import { styleChanges } from "./style-changes.ts";

/** What a map has been given so far: the next scene costs what differs from it. */
export class Applied {
  private style: StyleSpecification | null = null;
  private shapes: Partial<Record<ShapeSource | PlanSource, FeatureCollection>> = {};
  private filters: Record<string, string> = {};
  private states: Partial<Record<PlanSource, Uint8Array>> = {};

  /** Brings `map` from the last scene to this one. True when the style was set for the first time. */
  apply(map: MapLibreMap, scene: Scene): boolean {
    const isFirst = this.style === null;
    if (scene.style !== this.style) {
      for (const change of styleChanges(this.style, scene.style)) applyChange(map, change);
      for (const id of Object.keys(this.shapes)) if (!scene.style.sources[id]) this.forget(id as PlanSource);
      this.style = scene.style;
      this.filters = {};
    }
    for (const [source, shape] of Object.entries({ ...scene.shapes, ...scene.plan?.shapes })) {
      const id = source as ShapeSource | PlanSource;
      if (this.shapes[id] === shape) continue;
      (map.getSource(id) as GeoJSONSource).setData(shape);
      this.shapes[id] = shape;
    }
    for (const [layer, filter] of Object.entries(scene.filters)) {
      const key = JSON.stringify(filter);
      if (this.filters[layer] === key) continue;
      map.setFilter(layer, filter, UNCHECKED);
      this.filters[layer] = key;
    }
    if (scene.plan)
      for (const [source, values] of Object.entries(scene.plan.states))
        this.applyStates(map, source as keyof typeof PLAN_STATES, values);
    return isFirst && this.style !== null;
  }

  /** Only the features whose number is another than last time. */
  private applyStates(map: MapLibreMap, source: keyof typeof PLAN_STATES, values: Uint8Array): void {
    const before = this.states[source];
    if (before === values) return;
    const name = PLAN_STATES[source];
    for (let id = 0; id < values.length; id++) {
      if (before?.[id] !== values[id]) map.setFeatureState({ source, id }, { [name]: values[id] });
    }
    this.states[source] = values;
  }

  private forget(source: PlanSource): void {
    delete this.shapes[source];
    delete this.states[source];
  }
}
