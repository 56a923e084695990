import { noteOutliers, noteOutside } from "./check-queries.ts";
import type { ImportKind } from "./kind.ts";
import { linkStaged } from "./link-queries.ts";
import { ADDRESS, CODE, LAT, LNG, PAIR, PHONE } from "./shared-fields.ts";
import { removeRejected } from "./staging-queries.ts";
import { upsert } from "./upsert-queries.ts";

/** 户. A household without a position takes that of its building; one with a grid stays in it wherever it lies. */
export const households: ImportKind = {
  kind: "households",
  zh: "户",
  shape: "point",
  evidence: ["areas", "buildings", "land"],
  positionFrom: "building",
  tables: ["household"],
  sealed: ["head", "phone"],
  fields: [
    { ...CODE, names: ["户编码", "户编号", "户代码", ...CODE.names] },
    LNG,
    LAT,
    PAIR,
    ADDRESS,
    {
      name: "building",
      zh: "楼栋",
      names: ["楼栋编码", "楼栋代码", "楼栋编号", "楼号", "幢", "building_code"],
      type: "text",
    },
    { name: "unit", zh: "单元", names: ["单元号"], type: "text" },
    { name: "floor", zh: "楼层", names: ["层", "所在层"], type: "integer", min: -20, max: 300 },
    { name: "door", zh: "门牌", names: ["户号", "房号", "室号", "房间号", "门牌号", "room"], type: "text" },
    {
      name: "type",
      zh: "类型",
      names: ["户类型", "户类别", "家庭类型", "住户类型", "类别", "kind"],
      type: "code",
      table: "household_type",
      synonyms: {
        party: ["党员", "党员家庭"],
        disabled: ["残疾人", "残疾"],
        elder: ["独居老人", "空巢老人", "独居", "空巢"],
        child: ["困境儿童", "留守儿童"],
        monitored: ["脱贫户", "监测户"],
        honoured: ["优抚对象", "军烈属", "军属"],
        rented: ["出租", "租户", "租住"],
        vacant: ["空置户", "空房", "空户"],
        ordinary: ["普通", "普通户", "常住", "一般户", "自住"],
        business: ["底商", "经营户", "商户", "门面"],
        "low-income": ["低保户", "特困户"],
      },
    },
    {
      name: "attention",
      zh: "关注",
      names: ["关注等级", "关注级别", "重点关注", "风险等级"],
      type: "code",
      table: "attention_level",
      synonyms: { red: ["红色"], yellow: ["黄色"], green: ["绿色"] },
    },
    {
      name: "tags",
      zh: "标签",
      names: ["户标签", "tag"],
      type: "codes",
      table: "tag",
      // why so many: a name that is not known becomes a tag that everybody sees
      synonyms: {
        "mental-disorder": ["精神障碍患者", "精神病", "精神病人", "精神疾病", "严重精神障碍", "重性精神病", "精障"],
        "serious-illness": ["重病", "大病", "重疾", "癌症", "肿瘤", "尿毒症"],
        "infectious-disease": ["传染病患者", "艾滋病", "hiv", "肺结核", "结核病", "乙肝"],
        dementia: ["失智老人", "老年痴呆", "痴呆", "阿尔茨海默病", "认知障碍"],
        religion: ["信教", "宗教", "宗教人士", "信教群众", "基督教", "伊斯兰教", "佛教", "天主教", "道教"],
        "community-correction": ["社区矫正人员", "社区矫正对象", "矫正", "社矫"],
        "released-prisoner": ["刑释", "刑释人员", "刑满释放人员", "刑满释放", "安置帮教", "两劳释放"],
        "drug-rehabilitation": ["戒毒", "吸毒", "涉毒", "吸毒人员", "社区戒毒", "社区康复"],
        petitioner: ["信访人员", "信访户", "上访", "上访户", "重点信访"],
        "domestic-violence": ["家暴"],
      },
    },
    {
      name: "residents",
      zh: "人数",
      names: ["人口", "人口数", "常住人口", "居住人数", "家庭人口", "population"],
      type: "integer",
      min: 0,
      max: 1000,
    },
    { name: "head", zh: "户主", names: ["户主姓名", "姓名", "联系人", "name"], type: "text" },
    PHONE,
    { name: "left_on", zh: "迁出日期", names: ["迁出", "迁出时间", "搬离日期", "moved_out"], type: "date" },
    { name: "grid", zh: "网格", names: ["网格编码", "所属网格", "微网格", "微网格编码", "grid_code"], type: "text" },
    {
      name: "party",
      zh: "联户党员",
      names: ["联户党员编码", "联系党员", "包联党员", "党员联系户", "linked_to"],
      type: "text",
    },
  ],
  async load(load) {
    const { tx } = load;
    if (load.has("building")) {
      await tx`
        insert into import_fault
        select row.nth, row.line, false, 'building_unknown', array[row.building]
        from import_staged as row
        where row.building is not null and not exists (select from building where building.code = row.building)`;
      await tx`
        insert into import_fault
        select row.nth, row.line, false, 'position_from_building', array[row.building]
        from import_staged as row
        join building on building.code = row.building
        where row.position is null`;
      await tx`
        update import_staged as row
        set position = building.position
        from building
        where building.code = row.building and row.position is null`;
      await tx`
        insert into import_fault
        select nth, line, true, 'position_missing', '{}' from import_staged where position is null`;
      await removeRejected(tx);
    }
    if (load.has("grid")) {
      await tx`
        insert into import_fault
        select nth, line, false, 'grid_unknown', array[grid]
        from import_staged as row
        where grid is not null and not exists (select from area where area.code = row.grid)`;
    }
    await noteOutliers(tx);
    const counts = await upsert(load, {
      table: "household",
      columns: [
        { name: "type_id", value: "coalesce(type.id, ordinary.id)", field: "type" },
        { name: "attention_id", value: "attention.id", field: "attention" },
        { name: "tags", value: "coalesce(string_to_array(row.tags, ';'), '{}')", field: "tags" },
        { name: "residents", value: "row.residents::smallint", field: "residents" },
        { name: "head", value: "row.head", field: "head" },
        { name: "phone", value: "row.phone", field: "phone" },
        { name: "left_on", value: "row.left_on", field: "left_on" },
        { name: "address", value: "coalesce(row.address, '')", field: "address" },
        { name: "building_id", value: "building.id", field: "building" },
        { name: "unit", value: "row.unit", field: "unit" },
        { name: "floor", value: "row.floor::smallint", field: "floor" },
        { name: "door", value: "row.door", field: "door" },
        { name: "position", value: "row.position" },
        { name: "area_by_hand", value: "grid.id is not null", field: "grid", keep: "grid.id is null" },
      ],
      joins: `
        left join household_type as type on type.code = row.type
        left join household_type as ordinary on ordinary.code = 'ordinary'
        left join attention_level as attention on attention.code = row.attention
        left join building on building.code = row.building
        left join area as grid on grid.code = row.grid`,
      home: { point: "row.position", byHand: { id: "grid.id" }, trigger: "household_area" },
    });
    await noteOutside(tx, "household");
    if (load.has("party")) await linkStaged(tx);
    return counts;
  },
};
