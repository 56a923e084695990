import { noteOutside, repairPolygons } from "./check-queries.ts";
import type { ImportKind } from "./kind.ts";
import * as osm from "./osm-tags.ts";
import { ADDRESS, CODE, NAME } from "./shared-fields.ts";
import { upsert } from "./upsert-queries.ts";

/** 楼栋: footprints. */
export const buildings: ImportKind = {
  kind: "buildings",
  zh: "楼栋",
  shape: "polygon",
  evidence: ["areas", "buildings", "land"],
  tables: ["building"],
  fields: [
    { ...CODE, names: ["楼栋编码", "楼栋编号", "楼栋代码", ...CODE.names] },
    { ...NAME, names: ["楼栋名称", "楼名", "楼栋", ...NAME.names] },
    {
      name: "kind",
      zh: "类型",
      names: ["楼栋类型", "建筑类型", "类别", "用途", "type"],
      type: "text",
      tags: osm.BUILDING,
    },
    { ...ADDRESS, tags: [{ key: "addr:street" }] },
    { name: "house_number", zh: "OSM 门牌号", names: ["addr:housenumber"], type: "text" },
    {
      name: "floors",
      zh: "层数",
      names: ["楼层数", "总层数", "地上层数", "building:levels", "levels"],
      type: "integer",
      min: 0,
      max: 200,
    },
    { name: "units", zh: "单元数", names: ["单元", "单元个数"], type: "integer", min: 0, max: 100 },
    { name: "height_m", zh: "高度", names: ["楼高", "建筑高度", "height", "高度m"], type: "number", min: 0, max: 1000 },
  ],
  async load(load) {
    await repairPolygons(load.tx, false);
    const counts = await upsert(load, {
      table: "building",
      columns: [
        { name: "kind", value: "coalesce(row.kind, 'other')", field: "kind" },
        { name: "name", value: "row.name", field: "name" },
        {
          name: "address",
          value: "nullif(concat(row.address, regexp_replace(row.house_number, '^(\\d+)$', '\\1号')), '')",
          field: "address",
        },
        { name: "floors", value: "row.floors::smallint", field: "floors" },
        { name: "units", value: "row.units::smallint", field: "units" },
        { name: "height_m", value: "row.height_m::real", field: "height_m" },
        { name: "shape", value: "row.shape" },
        { name: "position", value: "on_lattice(st_pointonsurface(row.shape))" },
      ],
      home: { point: "st_pointonsurface(row.shape)" },
    });
    await noteOutside(load.tx, "building");
    return counts;
  },
};
