import type { Field } from "./field.ts";

/** Fields that several kinds have alike. */

export const CODE: Field = {
  name: "code",
  zh: "编码",
  names: ["代码", "编号", "@id", "id", "OBJECTID", "fid"],
  type: "text",
};

export const LNG: Field = {
  name: "lng",
  zh: "经度",
  names: ["lon", "long", "longitude", "x", "x坐标", "经度坐标", "东经"],
  type: "text",
  required: true,
};

export const LAT: Field = {
  name: "lat",
  zh: "纬度",
  names: ["latitude", "y", "y坐标", "纬度坐标", "北纬"],
  type: "text",
  required: true,
};

export const PAIR: Field = {
  name: "position",
  zh: "坐标",
  names: ["经纬度", "lnglat", "lonlat", "坐标点", "位置坐标"],
  type: "text",
};

export const NAME: Field = { name: "name", zh: "名称", names: ["名字", "名称全称", "name:zh", "title"], type: "text" };

export const ADDRESS: Field = {
  name: "address",
  zh: "地址",
  names: ["详细地址", "住址", "家庭住址", "地点", "发生地址", "事发地址", "addr", "addr:full"],
  type: "text",
};

export const PHONE: Field = {
  name: "phone",
  zh: "电话",
  names: ["联系电话", "手机", "手机号", "手机号码", "电话号码", "联系方式", "tel", "mobile", "telephone"],
  type: "text",
};
