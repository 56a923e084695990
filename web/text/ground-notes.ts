import { groundNotesEn } from "./ground-notes-en.ts";
import { type GroundNotesText, groundNotesZh } from "./ground-notes-zh.ts";
import type { Language } from "./language.ts";

// why apart from the rest: only those who redraw grids load it
export const groundNotesTexts: Record<Language, GroundNotesText> = { zh: groundNotesZh, en: groundNotesEn };
