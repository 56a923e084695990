import { noteOutliers, repairPolygons, unifyLines } from "./check-queries.ts";
import type { ImportKind } from "./kind.ts";
import * as osm from "./osm-tags.ts";
import { CODE, LAT, LNG, NAME, PAIR } from "./shared-fields.ts";
import { upsert } from "./upsert-queries.ts";

const KIND_NAMES = ["类型", "类别", "种类", "type", "category"];

/** 地块: land of the base map. */
export const areas: ImportKind = {
  kind: "areas",
  zh: "地块",
  shape: "polygon",
  evidence: ["areas"],
  tables: ["land"],
  fields: [CODE, NAME, { name: "kind", zh: "类型", names: KIND_NAMES, type: "text", tags: osm.LAND }],
  async load(load) {
    await repairPolygons(load.tx, false);
    return upsert(load, {
      table: "land",
      columns: [
        { name: "kind", value: "coalesce(row.kind, 'other')", field: "kind" },
        { name: "name", value: "row.name", field: "name" },
        { name: "shape", value: "row.shape" },
      ],
    });
  },
};

/** 道路, with rivers, railways and walls. */
export const roads: ImportKind = {
  kind: "roads",
  zh: "道路",
  shape: "line",
  evidence: ["areas"],
  tables: ["road"],
  fields: [
    CODE,
    { ...NAME, names: ["路名", "道路名称", ...NAME.names] },
    { name: "kind", zh: "类型", names: ["道路等级", "等级", ...KIND_NAMES], type: "text", tags: osm.ROAD },
    { name: "bridge", zh: "桥", names: ["桥梁"], type: "flag" },
    { name: "tunnel", zh: "隧道", names: ["地道"], type: "flag" },
  ],
  async load(load) {
    await unifyLines(load.tx);
    return upsert(load, {
      table: "road",
      columns: [
        { name: "kind", value: "coalesce(row.kind, 'unclassified')", field: "kind" },
        { name: "name", value: "row.name", field: "name" },
        { name: "bridge", value: "coalesce(row.bridge, false)", field: "bridge" },
        { name: "tunnel", value: "coalesce(row.tunnel, false)", field: "tunnel" },
        { name: "line", value: "row.shape" },
      ],
    });
  },
};

/** 地点: named points of the base map. */
export const places: ImportKind = {
  kind: "places",
  zh: "地点",
  shape: "point",
  evidence: ["areas", "buildings"],
  tables: ["place"],
  fields: [
    CODE,
    LNG,
    LAT,
    PAIR,
    { ...NAME, names: ["地点名称", ...NAME.names] },
    { name: "kind", zh: "类型", names: KIND_NAMES, type: "text", tags: osm.PLACE },
  ],
  async load(load) {
    await noteOutliers(load.tx);
    return upsert(load, {
      table: "place",
      columns: [
        { name: "kind", value: "coalesce(row.kind, 'other')", field: "kind" },
        { name: "name", value: "coalesce(row.name, '')", field: "name" },
        { name: "position", value: "row.position" },
      ],
    });
  },
};
