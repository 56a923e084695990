import { editorEn } from "./editor-en.ts";
import { type EditorText, editorZh } from "./editor-zh.ts";
import type { Language } from "./language.ts";

// why apart from the rest: only those who redraw grids load it
export const editorTexts: Record<Language, EditorText> = { zh: editorZh, en: editorEn };
