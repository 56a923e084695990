// The view in the address, so that a link shows the same. `?at=118.7841,32.0412,15.2&in=990101001&hide=rented`
// Commas and colons part values; codes are percent-encoded one by one, so that they may hold any character.

import { choiceFields, choiceOf, periodOf } from "./analysis/choice-link.ts";
import type { CameraStart } from "./camera.ts";
import { type ColourBy, colourByOf, partsOf } from "./colour-by.ts";
import { isDay } from "./days.ts";
import { CARD_LEVELS, type ListChoice, PANEL_TABS } from "./incidents/list.ts";
import { LAYERS, type Layers } from "./layers.ts";
import { decodeText, encodeText } from "./link-text.ts";
import { MODES } from "./mode.ts";
import type { Preferences } from "./preferences.ts";
import { nothing, type Selection } from "./selection.ts";
import { SPANS } from "./timeline.ts";
import { firstView, type View } from "./view.ts";
import { visitDaysOf } from "./visit-days.ts";

export const BANDWIDTHS_M = [75, 150, 300, 600, 1200] as const;

/** The query string of `view`, without `?`. What is as it is at first is left out. */
export function encodeView(view: View): string {
  const { camera, filters } = view;
  const fields: [key: string, value: string | null][] = [
    ["at", camera && encodeCamera(camera)],
    ["mode", view.mode === firstView.mode ? null : view.mode],
    ["in", view.scope === null ? null : encodeText(view.scope)],
    ["borders", view.bordersAt],
    ["sel", encodeSelection(view.selection)],
    ["hide", encodeCodes(filters.hiddenTypes)],
    ["rings", encodeCodes(filters.hiddenRings)],
    ["kinds", encodeCodes(filters.hiddenKinds)],
    ["by", encodeColourBy(view.colourBy)],
    ["no", encodeCodes(filters.hiddenClasses)],
    ["open", filters.openOnly ? "1" : null],
    ["time", filters.period && `${filters.period.from},${filters.period.to}`],
    ["span", view.span === firstView.span ? null : view.span],
    ["radius", view.bandwidthM === firstView.bandwidthM ? null : String(view.bandwidthM)],
    ["days", view.visitDays === firstView.visitDays ? null : String(view.visitDays)],
    ...choiceFields(view.analysis),
    ["list", view.list.tab === firstView.list.tab ? null : view.list.tab],
    ["card", view.list.card === null ? null : String(view.list.card)],
    ["off", encodeCodes(LAYERS.filter((name) => firstView.layers[name] && !view.layers[name]))],
    ["on", encodeCodes(LAYERS.filter((name) => !firstView.layers[name] && view.layers[name]))],
    ["lang", view.preferences.language ?? null],
    ["theme", view.preferences.theme ?? null],
  ];
  return fields
    .filter(([, value]) => value !== null && value !== "")
    .map(([key, value]) => `${key}=${value}`)
    .join("&");
}

/** The view a query string says (with or without `?`). What is missing or makes no sense is as it is at first. */
export function decodeView(query: string): View {
  const fields = new Map(
    query
      .replace(/^\?/, "")
      .split("&")
      .map((field): [string, string] => {
        const at = field.indexOf("=");
        return at < 0 ? [field, ""] : [field.slice(0, at), normalise(field.slice(at + 1))];
      }),
  );
  const get = (key: string) => fields.get(key) ?? "";
  const off = decodeCodes(get("off"));
  const on = decodeCodes(get("on"));
  return {
    camera: decodeCamera(get("at")),
    mode: MODES.find((mode) => mode === get("mode")) ?? firstView.mode,
    layers: Object.fromEntries(
      LAYERS.map((name) => [name, firstView.layers[name] ? !off.includes(name) : on.includes(name)]),
    ) as Layers,
    filters: {
      hiddenTypes: decodeCodes(get("hide")),
      hiddenRings: decodeCodes(get("rings")),
      hiddenKinds: decodeCodes(get("kinds")),
      hiddenClasses: decodeCodes(get("no")),
      openOnly: get("open") === "1",
      period: periodOf(get("time")),
    },
    colourBy: decodeColourBy(get("by")),
    span: SPANS.find((span) => span === get("span")) ?? firstView.span,
    bandwidthM: BANDWIDTHS_M.find((metres) => String(metres) === get("radius")) ?? firstView.bandwidthM,
    visitDays: visitDaysOf(get("days")) ?? firstView.visitDays,
    analysis: choiceOf(get),
    list: decodeList(get("list"), get("card")),
    scope: decodeText(get("in")) || null,
    bordersAt: isDay(get("borders")) ? get("borders") : null,
    selection: decodeSelection(get("sel")),
    preferences: decodePreferences(get("lang"), get("theme")),
  };
}

// why: mail programs and chats encode the commas and colons of a link; our own codes encode their percent signs too
const normalise = (value: string): string => value.replace(/%2C/gi, ",").replace(/%3A/gi, ":").replace(/\+/g, " ");

const encodeCodes = (codes: readonly string[]): string | null =>
  codes.length === 0 ? null : codes.map(encodeText).join(",");

const decodeCodes = (value: string): string[] => [...new Set(value.split(",").map(decodeText).filter(Boolean))];

const decodeList = (tab: string, card: string): ListChoice => ({
  tab: PANEL_TABS.find((name) => name === tab) ?? firstView.list.tab,
  card: CARD_LEVELS.find((level) => String(level) === card) ?? null,
});

const encodeColourBy = (by: ColourBy): string | null =>
  by.kind === "types" ? null : [by.kind, ...partsOf(by).map(encodeText)].join(":");

function decodeColourBy(value: string): ColourBy {
  const [kind, ...parts] = value.split(":");
  return colourByOf(kind, parts.map(decodeText));
}

const encodePosition = ([lng, lat]: readonly [number, number]): string => `${round(lng, 6)},${round(lat, 6)}`;

const round = (number: number, digits: number): string => String(Number(number.toFixed(digits)));

function encodeCamera({ center, zoom, bearing }: NonNullable<CameraStart>): string {
  const turned = round(bearing, 1);
  return `${encodePosition(center)},${round(zoom, 2)}${turned === "0" || turned === "-0" ? "" : `,${turned}`}`;
}

function decodeCamera(value: string): CameraStart {
  if (value === "") return null;
  const [lng, lat, zoom, bearing = 0, ...rest] = value.split(",").map(Number);
  if (rest.length > 0 || ![lng, lat, zoom, bearing].every(Number.isFinite)) return null;
  if (Math.abs(lng) > 180 || Math.abs(lat) > 85 || zoom < 0 || zoom > 24) return null;
  return { center: [lng, lat], zoom, bearing };
}

function encodeSelection(selection: Selection): string | null {
  switch (selection.kind) {
    case "nothing":
      return null;
    case "area":
      return `area:${encodeText(selection.code)}`;
    case "place":
      return `place:${encodePosition(selection.position)}:${encodeText(selection.name)}`;
    default:
      return `${selection.kind}:${selection.id}`;
  }
}

function decodeSelection(value: string): Selection {
  const [kind, first = "", second = ""] = value.split(":");
  if (kind === "area" && first) return { kind, code: decodeText(first) };
  if (kind === "place" && second) {
    const [lng, lat] = first.split(",").map(Number);
    return Number.isFinite(lng) && Number.isFinite(lat)
      ? { kind, position: [lng, lat], name: decodeText(second) }
      : nothing;
  }
  const id = Number(first);
  if (!/^\d{1,10}$/.test(first) || !Number.isSafeInteger(id)) return nothing;
  if (kind === "household" || kind === "building" || kind === "incident" || kind === "facility" || kind === "compound")
    return { kind, id };
  return nothing;
}

function decodePreferences(language: string, theme: string): Partial<Preferences> {
  return {
    ...(language === "zh" || language === "en" ? { language } : {}),
    ...(theme === "light" || theme === "dark" ? { theme } : {}),
  };
}
