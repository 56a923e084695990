import type { MapTheme } from "../../domain/theme.ts";
import { decodeTheme } from "../../domain/theme-columns.ts";
import type { ThemeData } from "../state/theme-data.ts";
import { getBytes, getJson } from "./request.ts";
import { failed, ok, type Result } from "./result.ts";

/** `GET /api/themes` */
export const fetchThemes = () => getJson<{ items: MapTheme[]; next: null }>("/api/themes");

/** `GET /api/themes/积分/columns`, or `…/areas` for a theme of areas. */
export async function fetchThemeData({ code, of }: Pick<MapTheme, "code" | "of">): Promise<Result<ThemeData>> {
  const path = `/api/themes/${encodeURIComponent(code)}/${of === "area" ? "areas" : "columns"}`;
  if (of === "area") {
    const answer = await getJson<{ items: { area: string; class: number }[] }>(path);
    if (!answer.ok) return answer;
    const areas = new Map(answer.value.items.map(({ area, class: own }) => [area, own]));
    return ok({ code, columns: null, areas });
  }
  const bytes = await getBytes(path);
  if (!bytes.ok) return bytes;
  try {
    return ok({ code, columns: decodeTheme(bytes.value), areas: null });
  } catch (cause) {
    return failed({ code: "answer", message: String(cause), where: path });
  }
}
