import type { ThemeColumns } from "../../domain/theme-columns.ts";

/** The values of one theme: of households, as columns; of areas, as the class of each, by code. */
export type ThemeData = { code: string; columns: ThemeColumns | null; areas: ReadonlyMap<string, number> | null };
