import type { CodeLists } from "./code-lists.ts";
import type { CodeField, Field } from "./field.ts";
import { readDate, readTime } from "./read-time.ts";
import type { Finding } from "./reasons.ts";

/** No text a person wrote has these; some of them part the values on their way to the database. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: as above, with surrogates and the sign for the undecodable
const NEEDS_CARE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff\ufffd]/;

/** What a file's value says as text, trimmed; null when it says nothing. */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = (
    typeof value === "string" ? value : typeof value === "object" ? JSON.stringify(value) : String(value)
  ).trim();
  return text === "" ? null : text;
}

/** A code is a key: longer ones are sentences in the wrong column. */
const MAX_CODE = 200;

/** A value in the form the staging table takes, or null; findings about it go to `found`. */
export function readField(field: Field, value: unknown, lists: CodeLists, found: Finding[]): string | null {
  const raw = field.type === "codes" && Array.isArray(value) ? value.map(textOf).join(";") : textOf(value);
  if (raw === null) return null;
  const text = clean(raw, field, found);
  if (text === "") return null;
  if (text.length > MAX_CODE && (field.type === "code" || field.name === "code")) {
    found.push({ reason: "code_long", rejected: true, detail: [field.zh, text.slice(0, 20), String(MAX_CODE)] });
    return null;
  }
  switch (field.type) {
    case "text":
      return text;
    case "integer":
    case "number":
      return numeric(field, text, found);
    case "flag":
      return /^(no|false|0|否|无|f|n)$/i.test(text) ? "false" : "true";
    case "time":
      return readTime(text) ?? unreadable(field, text, found);
    case "date":
      return readDate(text) ?? unreadable(field, text, found);
    case "code":
      return lists.code(field, text, found);
    case "codes":
      return codes(field, text, lists, found);
    case "choice":
      return choice(field, text, found);
  }
}

/** A list between semicolons: each part's code, no code twice. */
function codes(field: CodeField, text: string, lists: CodeLists, found: Finding[]): string | null {
  const parts = text
    .split(/[;；、|]/)
    .map((part) => part.trim())
    .filter(Boolean);
  const meant = parts.map((part) => {
    if (part.length <= MAX_CODE) return lists.code(field, part, found);
    found.push({ reason: "code_long", rejected: true, detail: [field.zh, part.slice(0, 20), String(MAX_CODE)] });
    return null;
  });
  return [...new Set(meant.filter((code) => code !== null))].join(";") || null;
}

function clean(raw: string, field: Field, found: Finding[]): string {
  if (!NEEDS_CARE.test(raw) && raw.length <= 80) return raw;
  const text = raw.replace(CONTROL, " ").replace(/\p{Surrogate}/gu, "\uFFFD");
  if (text !== raw && !text.includes("\uFFFD"))
    found.push({ reason: "text_control", rejected: false, detail: [field.zh] });
  if (text.includes("\uFFFD")) found.push({ reason: "text_damaged", rejected: false, detail: [field.zh, text] });
  else if (text.length > 80 && isCutLength(text)) {
    found.push({ reason: "text_cut", rejected: false, detail: [field.zh, text.slice(-12)] });
  }
  return text.trim();
}

/** Lengths at which other programs cut a text without saying so: dBASE 254, many databases 255. */
function isCutLength(text: string): boolean {
  const bytes = Buffer.byteLength(text);
  return text.length === 254 || text.length === 255 || bytes === 254 || bytes === 255;
}

const unreadable = (field: Field, text: string, found: Finding[]): null => {
  const reason = field.type === "time" || field.type === "date" ? "time_unreadable" : "value_unreadable";
  found.push({ reason, rejected: field.required === true, detail: [field.zh, text] });
  return null;
};

type Numeric = Extract<Field, { min: number }>;

function numeric(field: Numeric, text: string, found: Finding[]): string | null {
  if (/^\d{1,9}$/.test(text) && Number(text) >= field.min && Number(text) <= field.max) return String(Number(text));
  const match = /^([+-]?\d+(?:\.\d+)?)\s*(米|m|层|户|人|栋|个)?$/i.exec(
    text.normalize("NFKC").replace(/(?<=\d),(?=\d{3}\b)/g, ""),
  );
  if (!match) return unreadable(field, text, found);
  const value = field.type === "integer" ? Math.round(Number(match[1])) : Number(match[1]);
  if (value < field.min || value > field.max) {
    found.push({
      reason: "value_out_of_range",
      rejected: false,
      detail: [field.zh, text, String(field.min), String(field.max)],
    });
    return null;
  }
  return String(value);
}

function choice(field: Extract<Field, { type: "choice" }>, text: string, found: Finding[]): string | null {
  const plain = text.toLowerCase();
  for (const [code, names] of Object.entries(field.choices)) {
    if (code === plain || names.includes(plain)) return code;
  }
  if (field.otherwise === "keep") return text;
  found.push({
    reason: "choice_unknown",
    rejected: true,
    detail: [field.zh, text, Object.keys(field.choices).join("、")],
  });
  return null;
}
