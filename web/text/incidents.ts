import { incidentsEn } from "./incidents-en.ts";
import { type IncidentText, incidentsZh } from "./incidents-zh.ts";
import type { Language } from "./language.ts";

/** The words of incidents and their flow. Apart from the rest: what a phone shows first does without them. */
export const incidentTexts: Record<Language, IncidentText> = { zh: incidentsZh, en: incidentsEn };
