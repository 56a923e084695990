import { lastOf } from "../state/loaded.ts";
import { nameIn } from "../text/language.ts";
import { useApp, useLanguage } from "./app-context.tsx";

/** How a kind of incident is called. */
export function useKindName(): (code: string) => string {
  const language = useLanguage();
  const kinds = useApp((state) => lastOf(state.town)?.codes.incidentKinds ?? null);
  return (code) => {
    const kind = kinds?.find((one) => one.code === code);
    return kind ? nameIn(language, kind.name) : "";
  };
}
