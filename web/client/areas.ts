import type { BorderDay } from "../../domain/grid.ts";
import type { Areas } from "../state/areas.ts";
import type { AreaCard } from "../state/card.ts";
import { getJson } from "./request.ts";

/** `GET /api/grids` */
export const fetchAreas = () => getJson<Areas>("/api/grids");

/** `GET /api/grids?at=2026-05-01`: the borders of that day, with its names */
export const fetchAreasOn = (day: string, signal?: AbortSignal) =>
  getJson<Areas>(`/api/grids?at=${encodeURIComponent(day)}`, signal);

/** `GET /api/grids/days`: when borders changed, the latest first */
export const fetchBorderDays = (signal?: AbortSignal) => getJson<{ items: BorderDay[] }>("/api/grids/days", signal);

/** `GET /api/grids/990101001001003` */
export const fetchArea = (code: string, signal?: AbortSignal) =>
  getJson<AreaCard>(`/api/grids/${encodeURIComponent(code)}`, signal);
