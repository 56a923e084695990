import type { Language } from "./language.ts";
import { plannerEn } from "./planner-en.ts";
import { type PlannerText, plannerZh } from "./planner-zh.ts";

// why apart from the rest: only those who redraw grids load it
export const plannerTexts: Record<Language, PlannerText> = { zh: plannerZh, en: plannerEn };
