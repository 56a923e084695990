import { MOST_DESCRIPTION } from "../../domain/open311/report.ts";
import type { Position } from "../../domain/position.ts";
import { printable } from "../../domain/writing.ts";
import { HttpError } from "../http/errors.ts";

/** Where a request says that it lies: by a position, by the code of a building, or by an address in words. */
export type Place = { position: Position | null; addressId: string | null; address: string | null };

/** What another program asks for. */
export type AskedFor = {
  service: string;
  place: Place;
  description: string;
  /** what its definition asks for, by code */
  attributes: ReadonlyMap<string, string>;
  mediaUrl: string | null;
  reporter: string | null;
  phone: string | null;
};

const MOST_ADDRESS = 200;
const MOST_URL = 500;
const MOST_NAME = 50;
const MOST_PHONE = 40;

/** The fields of a form (application/x-www-form-urlencoded). Throws 400 for a body of another kind. */
export async function formFields(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get("content-type") ?? "";
  if (type.split(";")[0].trim().toLowerCase() === "application/x-www-form-urlencoded") {
    return new URLSearchParams(await request.text());
  }
  const message = "应以 application/x-www-form-urlencoded 提交。 The body must be application/x-www-form-urlencoded.";
  throw new HttpError(400, "form_expected", message, "content-type");
}

/** What a form asks for. Throws 400 for what is missing, too long, or cannot be. */
export function readForm(fields: URLSearchParams): AskedFor {
  const service = line(fields, "service_code", 100);
  if (service === null) throw wrong("service_code", "没有给出", "was not provided");
  const description = (fields.get("description") ?? "").replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, "").trim();
  if ([...description].length > MOST_DESCRIPTION) {
    throw wrong("description", `不能超过 ${MOST_DESCRIPTION} 字`, `has ${MOST_DESCRIPTION} characters at most`);
  }
  return {
    service,
    place: readPlace(fields),
    description,
    attributes: attributesOf(fields),
    mediaUrl: readUrl(fields),
    reporter: nameOf(line(fields, "last_name", MOST_NAME), line(fields, "first_name", MOST_NAME)),
    phone: line(fields, "phone", MOST_PHONE),
  };
}

function readPlace(fields: URLSearchParams): Place {
  const [lng, lat] = [degrees(fields, "long", 180), degrees(fields, "lat", 85)];
  const address = line(fields, "address_string", MOST_ADDRESS);
  const addressId = line(fields, "address_id", 100);
  if ((lng === null) !== (lat === null)) {
    throw wrong(
      lng === null ? "long" : "lat",
      "没有给出；lat 与 long 应一起给出",
      "was not provided: give lat and long",
    );
  }
  const position: Position | null = lng !== null && lat !== null ? [lng, lat] : null;
  if (position === null && address === null && addressId === null) {
    const needed = "lat 与 long、address_string、address_id 三者须给其一";
    throw wrong("lat, long", `没有给出位置：${needed}`, "or address_string or address_id was not provided");
  }
  return { position, addressId, address };
}

function degrees(fields: URLSearchParams, name: string, most: number): number | null {
  const text = fields.get(name)?.trim() ?? "";
  if (text === "") return null;
  const value = /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (Math.abs(value) <= most) return value;
  throw wrong(name, `应在 ${-most} 至 ${most} 之间（WGS 84）`, `must be between ${-most} and ${most} (WGS 84)`);
}

const ATTRIBUTE = /^attribute\[([^\]]+)\](\[\])?$/;

/** Throws 400 for one that is given twice: none of ours takes several values. */
function attributesOf(fields: URLSearchParams): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [name, value] of fields) {
    const [, code] = ATTRIBUTE.exec(name) ?? [];
    if (code === undefined || value.trim() === "") continue;
    if (attributes.has(code)) throw wrong(name, "只能给一个值", "takes one value");
    attributes.set(code, value.trim());
  }
  return attributes;
}

function readUrl(fields: URLSearchParams): string | null {
  const text = line(fields, "media_url", MOST_URL);
  if (text === null || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))) return text;
  throw wrong("media_url", "应为 http 或 https 网址", "must be an address with http or https");
}

/** A field of one line; null where it is left out or empty. */
function line(fields: URLSearchParams, name: string, most: number): string | null {
  const text = printable(fields.get(name) ?? "");
  if (text.length > most) throw wrong(name, `不能超过 ${most} 字`, `has ${most} characters at most`);
  return text === "" ? null : text;
}

/** 王, 小明 → 王小明; Smith, John → John Smith */
function nameOf(last: string | null, first: string | null): string | null {
  if (last === null || first === null) return last ?? first;
  return /\p{Script=Han}/u.test(last + first) ? last + first : `${first} ${last}`;
}

const wrong = (where: string, zh: string, en: string): HttpError =>
  new HttpError(400, "invalid_parameter", `参数 ${where} ${zh}。 ${where} ${en}.`, where);
