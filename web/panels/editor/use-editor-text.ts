import { editorTexts } from "../../text/editor.ts";
import type { EditorText } from "../../text/editor-zh.ts";
import { useLanguage } from "../app-context.tsx";

/** The editor's words in the language of the page. */
export const useEditorText = (): EditorText => editorTexts[useLanguage()];
