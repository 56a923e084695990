/** What is wrong with a GeoJSON value: a stable key, a Chinese sentence without its full stop, and the part concerned. */
export type GeojsonFault = { code: string; message: string; node: object | null };

/** What is unusual in a GeoJSON value but no fault, by how often. */
export type GeojsonAdvice = { wound: number; single: number; heights: number };

export const noAdvice = (): GeojsonAdvice => ({ wound: 0, single: 0, heights: 0 });

type Json = Record<string, unknown>;

/** How deep arrays of positions nest: a Point's coordinates are a position, a Polygon's an array of arrays of them. */
const NESTING: Record<string, number> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

const GEOMETRY_TYPES = [...Object.keys(NESTING), "GeometryCollection"];

/** Members that would give an object of the type another meaning (RFC 7946, 7.1). */
const FORBIDDEN = {
  FeatureCollection: ["coordinates", "geometry", "geometries", "properties"],
  Feature: ["coordinates", "geometries", "features"],
  geometry: ["geometry", "properties", "features"],
};

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const kindOf = (value: unknown): string =>
  value === null
    ? "null"
    : Array.isArray(value)
      ? "数组"
      : isObject(value)
        ? "对象"
        : `“${String(value).slice(0, 40)}”`;

/** The first fault of a root object whose `features`, if any, are left out: null when it is sound. */
export function checkRoot(root: Json, hasFeatures: boolean): GeojsonFault | null {
  const type = root.type;
  if (type === undefined) return fault("type_missing", "缺少成员“type”", root);
  const bad = checkBbox(root) ?? checkCrs(root);
  if (bad) return bad;
  if (type === "FeatureCollection") {
    const alien = forbidden(root, "FeatureCollection", "FeatureCollection");
    if (alien) return alien;
    if (hasFeatures) return null;
    return "features" in root
      ? fault("features_not_array", `“features”应是数组，却是${kindOf(root.features)}`, root)
      : fault("features_missing", "FeatureCollection 缺少成员“features”", root);
  }
  if (hasFeatures) {
    return fault("member_forbidden", `${kindOf(type)}类型的对象里不能有“features”`, root);
  }
  return null;
}

/** The first fault of a feature, its geometry included; what is unusual is counted in `advice`. */
export function checkFeature(feature: unknown, advice: GeojsonAdvice): GeojsonFault | null {
  if (!isObject(feature)) return fault("feature_not_object", `要素应是对象，却是${kindOf(feature)}`, null);
  if (feature.type !== "Feature") {
    return fault("feature_type", `要素的“type”应是“Feature”，却是${kindOf(feature.type ?? null)}`, feature);
  }
  const alien = forbidden(feature, "Feature", "Feature");
  if (alien) return alien;
  if ("id" in feature && typeof feature.id !== "string" && typeof feature.id !== "number") {
    return fault("feature_id", `要素的“id”应是文字或数字，却是${kindOf(feature.id)}`, feature);
  }
  if (Array.isArray(feature.properties) || (feature.properties != null && !isObject(feature.properties))) {
    return fault("properties_not_object", `“properties”应是对象，却是${kindOf(feature.properties)}`, feature);
  }
  if (!("geometry" in feature)) return fault("geometry_missing", "要素缺少成员“geometry”", feature);
  const box = checkBbox(feature);
  if (box) return box;
  return feature.geometry === null ? null : checkGeometry(feature.geometry, feature, advice);
}

/** The first fault of a geometry; `owner` is what is named when it is no object at all. */
export function checkGeometry(geometry: unknown, owner: object, advice: GeojsonAdvice): GeojsonFault | null {
  if (!isObject(geometry)) return fault("geometry_not_object", `几何应是对象，却是${kindOf(geometry)}`, owner);
  const type = String(geometry.type);
  if (!GEOMETRY_TYPES.includes(type)) {
    return fault("geometry_type_unknown", `几何的“type”不认识：${kindOf(geometry.type ?? null)}`, geometry);
  }
  const bad = forbidden(geometry, "geometry", type) ?? checkBbox(geometry);
  if (bad) return bad;
  if (type === "GeometryCollection") return checkCollection(geometry, advice);
  if (!("coordinates" in geometry)) return fault("coordinates_missing", `${type} 缺少成员“coordinates”`, geometry);
  return checkNested(geometry.coordinates, NESTING[type], type, geometry, advice);
}

function checkCollection(collection: Json, advice: GeojsonAdvice): GeojsonFault | null {
  const parts = collection.geometries;
  if (!Array.isArray(parts)) {
    return fault("geometries_missing", "GeometryCollection 缺少数组“geometries”", collection);
  }
  if (parts.some((part) => !isObject(part))) {
    return fault("geometries_not_objects", "GeometryCollection 的“geometries”里只能是几何对象", collection);
  }
  if (parts.length === 1) advice.single++;
  for (const part of parts) {
    const bad = checkGeometry(part, collection, advice);
    if (bad) return bad;
  }
  return null;
}

function checkNested(
  value: unknown,
  depth: number,
  type: string,
  owner: object,
  advice: GeojsonAdvice,
): GeojsonFault | null {
  if (!Array.isArray(value)) {
    return fault("coordinates_nesting", `${type} 的坐标嵌套不够深：应是数组的地方是${kindOf(value)}`, owner);
  }
  if (depth === 0) return checkPosition(value, advice);
  for (const part of value) {
    const bad = checkNested(part, depth - 1, type, value, advice);
    if (bad) return bad;
  }
  if (depth === 1 && type === "LineString" && value.length < 2) {
    return fault("line_short", "线至少要有 2 个坐标", value);
  }
  if (depth === 1 && (type === "Polygon" || type === "MultiPolygon")) return checkRing(value as number[][]);
  if (depth === 2 && (type === "Polygon" || type === "MultiPolygon") && isWound(value as number[][][])) advice.wound++;
  return null;
}

function checkPosition(position: unknown[], advice: GeojsonAdvice): GeojsonFault | null {
  const text = position.find((part) => typeof part !== "number");
  if (text !== undefined) {
    return fault("position_not_numbers", `坐标里只能是数字，却有${kindOf(text)}`, position);
  }
  if (position.length < 2) return fault("position_short", "坐标至少要有经度和纬度两个数", position);
  if (position.length > 2) advice.heights++;
  return null;
}

function checkRing(ring: number[][]): GeojsonFault | null {
  if (ring.length < 4) return fault("ring_short", "面的环至少要有 4 个坐标，首尾相同", ring);
  const first = ring[0];
  const last = ring[ring.length - 1];
  if (first.length !== last.length || first.some((part, index) => part !== last[index])) {
    return fault("ring_open", "面的环没有闭合：第一个和最后一个坐标应相同", ring);
  }
  return null;
}

/** True when a polygon breaks the right-hand rule: outer rings run anticlockwise, holes clockwise. */
const isWound = (rings: number[][][]) => rings.some((ring, index) => signedArea(ring) * (index === 0 ? 1 : -1) < 0);

function signedArea(ring: number[][]): number {
  let twice = 0;
  for (let at = 1; at < ring.length; at++) {
    twice +=
      (ring[at - 1][0] - ring[0][0]) * (ring[at][1] - ring[0][1]) -
      (ring[at][0] - ring[0][0]) * (ring[at - 1][1] - ring[0][1]);
  }
  return twice / 2;
}

function checkBbox(object: Json): GeojsonFault | null {
  if (!("bbox" in object) || object.bbox === null) return null;
  const box = object.bbox;
  if (!Array.isArray(box)) return fault("bbox_not_array", `“bbox”应是数组，却是${kindOf(box)}`, object);
  const text = box.find((part) => typeof part !== "number");
  if (text !== undefined) return fault("bbox_not_numbers", `“bbox”里只能是数字，却有${kindOf(text)}`, box);
  if (box.length !== 4 && box.length !== 6) return fault("bbox_length", "“bbox”应有 4 个或 6 个数", box);
  return null;
}

/** GeoJSON is WGS 84. An older file may name another reference system; projected ones are not read. */
function checkCrs(root: Json): GeojsonFault | null {
  if (root.crs === undefined || root.crs === null) return null;
  const name = JSON.stringify(root.crs);
  if (/CRS84|EPSG:{1,2}(4326|4490)\b|OGC:?.*84/i.test(name)) return null;
  return fault("crs_unsupported", `坐标参照系 ${name.slice(0, 80)} 不支持，请先转换为经纬度`, root);
}

function forbidden(object: Json, kind: keyof typeof FORBIDDEN, type: string): GeojsonFault | null {
  const member = FORBIDDEN[kind].find((name) => name in object);
  return member ? fault("member_forbidden", `${type} 里不能有成员“${member}”`, object) : null;
}

const fault = (code: string, message: string, node: object | null): GeojsonFault => ({ code, message, node });
