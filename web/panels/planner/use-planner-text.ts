import { plannerTexts } from "../../text/planner.ts";
import type { PlannerText } from "../../text/planner-zh.ts";
import { useLanguage } from "../app-context.tsx";

/** The planner's words in the language of the page. */
export const usePlannerText = (): PlannerText => plannerTexts[useLanguage()];
