import { noteOutliers, noteOutside } from "./check-queries.ts";
import type { ImportKind } from "./kind.ts";
import { ADDRESS, CODE, LAT, LNG, NAME, PAIR, PHONE } from "./shared-fields.ts";
import { upsert } from "./upsert-queries.ts";

/** 阵地、设施. */
export const facilities: ImportKind = {
  kind: "facilities",
  zh: "设施",
  shape: "point",
  evidence: ["areas", "buildings"],
  tables: ["facility"],
  fields: [
    CODE,
    LNG,
    LAT,
    PAIR,
    { ...NAME, names: ["设施名称", "阵地名称", ...NAME.names], required: true },
    {
      name: "kind",
      zh: "类型",
      names: ["类别", "设施类型", "设施类别", "阵地类型", "type", "category"],
      type: "code",
      table: "facility_kind",
      synonyms: {
        "service-station": ["党群服务中心", "服务站"],
        canteen: ["食堂", "助餐点"],
        charging: ["充电站", "充电棚"],
        camera: ["监控", "探头", "摄像机"],
        hydrant: ["消防栓"],
        clinic: ["卫生站", "卫生室", "社区医院"],
        shelter: ["避难点", "避难场所"],
        gate: ["大门", "出入口", "小区出入口"],
      },
    },
    ADDRESS,
    PHONE,
  ],
  async load(load) {
    await noteOutliers(load.tx);
    const counts = await upsert(load, {
      table: "facility",
      columns: [
        { name: "kind_id", value: "coalesce(kind.id, other.id)", field: "kind" },
        { name: "name", value: "row.name" },
        { name: "address", value: "row.address", field: "address" },
        { name: "phone", value: "row.phone", field: "phone" },
        { name: "position", value: "row.position" },
      ],
      joins: `
        left join facility_kind as kind on kind.code = row.kind
        left join facility_kind as other on other.code = 'other'`,
      home: { point: "row.position" },
    });
    await noteOutside(load.tx, "facility");
    return counts;
  },
};
