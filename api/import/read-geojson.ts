import {
  checkFeature,
  checkGeometry,
  checkRoot,
  type GeojsonAdvice,
  type GeojsonFault,
  noAdvice,
} from "./check-geojson.ts";
import { BATCH, type Entry, type FileFacts, type Header, type Reading, type Shape } from "./entry.ts";
import { ImportRefused } from "./options.ts";
import { JsonFault, parseJson, parseSound } from "./parse-json.ts";
import { type Slice, scanJson } from "./scan-json.ts";
import { readText, type Source } from "./source.ts";

type Feature = { id?: string | number; properties?: Record<string, unknown> | null; geometry: Shape | null };

/** Features together take at most this much text, so that large outlines make small batches. */
const BATCH_CHARACTERS = 4_000_000;

/** Reads a GeoJSON: a FeatureCollection, one Feature, or one bare geometry. Throws ImportRefused on the way. */
export const readGeojson = (source: Source, onBytes?: (bytes: number) => void): Reading =>
  readGeojsonText(source.name, readText(source, onBytes));

/** The same of text that arrives piece by piece; `name` is what messages call it. */
export function readGeojsonText(name: string, text: AsyncIterable<string>): Reading {
  const facts: FileFacts = { attribution: null, simulated: false, notes: [] };
  return { facts, batches: batches(name, text, facts) };
}

async function* batches(name: string, text: AsyncIterable<string>, facts: FileFacts): AsyncGenerator<Entry[]> {
  const advice = noAdvice();
  const headers = new Headers();
  const root: Record<string, unknown> = {};
  const lines = new Map<object, number>();
  let featuresLine = 0;
  let nth = 0;
  let batch: Entry[] = [];
  let characters = 0;
  try {
    for await (const part of scanJson(text)) {
      if (part.part === "features") {
        if (featuresLine > 0) throw twice("features", part.line);
        featuresLine = part.line;
      } else if (part.part === "member") {
        if (part.name in root || (part.name === "features" && featuresLine > 0)) throw twice(part.name, part.nameLine);
        root[part.name] = parseJson(part.value.text, part.value.line, lines);
      } else {
        batch.push(readFeature(part.value, ++nth, headers, advice));
        characters += part.value.text.length;
        if (batch.length === BATCH || characters > BATCH_CHARACTERS) {
          yield batch;
          batch = [];
          characters = 0;
        }
      }
    }
    refuseFault(checkRoot(root, featuresLine > 0), (node) => lines.get(node) ?? 1);
    if (root.type !== "FeatureCollection") batch.push(readLone(root, lines, headers, advice));
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    throw new ImportRefused(error.code, sentence(error.line, error.message), String(error.line));
  }
  if (batch.length > 0) yield batch;
  else if (nth === 0)
    throw new ImportRefused("features_empty", `${name} 里一个要素也没有。请检查导出时是否选中了数据。`);
  Object.assign(facts, factsOf(root, advice));
}

const twice = (name: string, line: number) =>
  new JsonFault("json_member_twice", `同一个对象里，成员“${name}”出现了两次（又在第 ${line} 行）`, 1);

const sentence = (line: number, message: string) => `第 ${line} 行：${message}。整个文件没有导入，请改正后再试。`;

function refuseFault(fault: GeojsonFault | null, lineOf: (node: object) => number) {
  if (!fault) return;
  const line = fault.node ? lineOf(fault.node) : 1;
  throw new ImportRefused(fault.code, sentence(line, fault.message), String(line));
}

function readFeature(slice: Slice, nth: number, headers: Headers, advice: GeojsonAdvice): Entry {
  const value = parseSound(slice.text, slice.line, slice.members);
  if (checkFeature(value, advice)) {
    // once more, this time with lines: a sound file never pays for them
    const lines = new Map<object, number>();
    refuseFault(
      checkFeature(parseJson(slice.text, slice.line, lines), noAdvice()),
      (node) => lines.get(node) ?? slice.line,
    );
  }
  return entryOf(value as Feature, nth, slice.line, headers);
}

/** A root that is itself a feature or a geometry. */
function readLone(
  root: Record<string, unknown>,
  lines: Map<object, number>,
  headers: Headers,
  advice: GeojsonAdvice,
): Entry {
  const isFeature = root.type === "Feature";
  refuseFault(
    isFeature ? checkFeature(root, advice) : checkGeometry(root, root, advice),
    (node) => lines.get(node) ?? 1,
  );
  const feature = isFeature ? (root as unknown as Feature) : { geometry: root as unknown as Shape };
  return entryOf(feature, 1, 1, headers);
}

function entryOf(feature: Feature, nth: number, line: number, headers: Headers): Entry {
  const properties = feature.properties ?? {};
  return {
    nth,
    line,
    header: headers.of(Object.keys(properties)),
    values: Object.values(properties),
    shape: feature.geometry,
    ...(feature.id === undefined ? {} : { id: feature.id }),
  };
}

/** Features with the same property names share one header. */
class Headers {
  private readonly known = new Map<string, Header>();

  of(names: string[]): Header {
    const key = names.join("\n");
    let header = this.known.get(key);
    if (!header) {
      if (this.known.size > 1_000) this.known.clear();
      header = { names };
      this.known.set(key, header);
    }
    return header;
  }
}

function factsOf(root: Record<string, unknown>, advice: GeojsonAdvice): FileFacts {
  const named = [root.attribution, root.copyright].find((value) => typeof value === "string" && value.trim() !== "");
  const notes: string[] = [];
  if (advice.wound > 0)
    notes.push(`${advice.wound} 个面的环不合右手法则（外环逆时针、内环顺时针），已按法则改正方向。`);
  if (advice.single > 0) notes.push(`${advice.single} 个 GeometryCollection 只有一个几何，按这个几何导入。`);
  if (advice.heights > 0) notes.push(`${advice.heights} 个坐标带有高程等多出的数，只导入了经纬度。`);
  return {
    attribution: (named as string | undefined)?.replaceAll("\0", "").trim() ?? null,
    simulated: root.simulated === true,
    notes,
  };
}
