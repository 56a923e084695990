// As much of XML 1.0 as programs say to each other in Open311: elements and text. Attributes are passed over, and whatever could make a
// short document long (a document type, entities of its own) is refused.

/** What is written as XML: a list becomes elements of one name, a record elements named by its keys, nothing an empty element. */
export type XmlValue = string | number | boolean | null | readonly XmlValue[] | { readonly [name: string]: XmlValue };

/** An element as it was read: those within it in their order, or its text, without space around it. */
export type XmlElement = { name: string; children: XmlElement[]; text: string };

/** It is not XML, or more of XML than is read here. */
export class NotXml extends Error {}

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';

/** Elements may lie this deep in each other. */
const MOST_DEPTH = 32;

/**
 * The document whose root is `name`. `itemNames` says what the elements of a list are called, by the name of the list:
 * `writeXml("services", [{ service_code: "leak" }], { services: "service" })`. Characters that XML cannot hold become U+FFFD.
 */
export const writeXml = (name: string, value: XmlValue, itemNames: Readonly<Record<string, string>>): string =>
  `${DECLARATION}\n${element(name, value, itemNames)}\n`;

function element(name: string, value: XmlValue, itemNames: Readonly<Record<string, string>>): string {
  const inside = contentOf(name, value, itemNames);
  return inside === "" ? `<${name}/>` : `<${name}>${inside}</${name}>`;
}

function contentOf(name: string, value: XmlValue, itemNames: Readonly<Record<string, string>>): string {
  if (value === null) return "";
  if (typeof value !== "object") return escaped(String(value));
  if (isList(value)) return value.map((item) => element(itemNames[name] ?? "item", item, itemNames)).join("");
  return Object.entries(value)
    .map(([key, part]) => element(key, part, itemNames))
    .join("");
}

// why by hand: Array.isArray does not tell a readonly list from a record
const isList = (value: object): value is readonly XmlValue[] => Array.isArray(value);

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };

// what "Char" of XML 1.0 leaves out: most control characters, half surrogates, U+FFFE and U+FFFF
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are meant
const NOT_CHAR = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu;

const escaped = (text: string): string =>
  text.replace(NOT_CHAR, "\ufffd").replace(/[&<>"\r]/g, (character) => ESCAPES[character]);

const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!|<\/?[^<>]*>|<|[^<]+/g;
const TAG = /^<(\/?)([^\s/<>"'=]+)((?:\s+[^\s/<>"'=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>$/;

/** The root of a document. Throws NotXml. */
export function readXml(text: string): XmlElement {
  const top: XmlElement = { name: "", children: [], text: "" };
  const open = [top];
  for (const [token] of text.replace(/^\ufeff/, "").matchAll(TOKEN)) {
    const around = open[open.length - 1];
    if (token.startsWith("<!--") || token.startsWith("<?")) continue;
    if (token.startsWith("<![CDATA[")) around.text += token.slice("<![CDATA[".length, -"]]>".length);
    else if (!token.startsWith("<")) around.text += unescaped(token);
    else takeTag(token, open);
  }
  if (open.length > 1) throw new NotXml(`<${open[open.length - 1].name}> is not closed`);
  if (top.children.length !== 1 || top.text.trim() !== "") throw new NotXml("there is not one root");
  return top.children[0];
}

function takeTag(token: string, open: XmlElement[]): void {
  const [, closing, name, attributes, empty] = TAG.exec(token) ?? [];
  if (name === undefined) throw new NotXml(`unexpected ${token.slice(0, 20)}`);
  const around = open[open.length - 1];
  if (closing) {
    if (around.name !== name || open.length === 1 || attributes || empty) throw new NotXml(`unexpected </${name}>`);
    around.text = around.children.length > 0 ? "" : around.text.trim();
    open.pop();
    return;
  }
  const element = { name, children: [], text: "" };
  around.children.push(element);
  if (empty) return;
  if (open.length > MOST_DEPTH) throw new NotXml("too deep");
  open.push(element);
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w+));|&/g, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined && Object.hasOwn(ENTITIES, name)) return ENTITIES[name];
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? "", 16);
    if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    throw new NotXml(`unknown ${whole}`);
  });
