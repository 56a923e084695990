import type { FabricFault } from "../../domain/layout/fabric/sources.ts";

/** What is wrong with the data that cells are cut from, and what was done. `ground-notes-en.ts` has the same keys. */
export const groundNotesZh = {
  title: "底图数据",
  count: (count: string) => `${count} 项`,
  places: (count: string) => `${count} 处`,
  show: "在地图上查看",
  faults: {
    "border-missing": "社区没有边界，无法划分地块。请先导入边界。",
    "border-mended": "社区边界自相交或重叠，已取其围住的地面。请核对边界。",
    "too-far": "坐标离社区太远，没有采用。请核对坐标系。",
    "no-roads": "没有道路、河流或围墙，地块只按楼栋划分。",
    "no-buildings": "没有楼栋轮廓，地块按住户位置划分。",
    "no-households": "没有住户，无法按户数平衡。",
    "one-cell": "整个社区只有一块地，无法再分。",
    "footprint-broken": "楼栋轮廓没有围住地面，按一个点处理。",
    "footprints-merged": "两栋楼的轮廓大半重叠，合为一块。",
    "footprints-overlap": "两栋楼的轮廓部分重叠，重叠处归较小的一栋。",
    "building-outside": "楼栋在社区边界以外，没有地块。",
    "building-covered": "楼栋被其他轮廓盖住，没有自己的地块。",
    "building-uncut": "超过 60 户的楼只有一个单元或单元不明，未能按单元分开。",
    "household-outside": "住户在社区边界以外，计入最近的地块。",
  } satisfies Record<FabricFault, string>,
};

export type GroundNotesText = typeof groundNotesZh;
