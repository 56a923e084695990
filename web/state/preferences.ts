export type Theme = "light" | "dark";
export type Language = "zh" | "en";
export type Preferences = { theme: Theme; language: Language };

/** Chinese first, light first. */
export const firstPreferences: Preferences = { theme: "light", language: "zh" };

const KEY = "minqingtu.preferences";

/** What this reader chose last on this machine; the first preferences where nothing (or nonsense) is kept. */
export function keptPreferences(storage: Pick<Storage, "getItem"> | null): Preferences {
  try {
    const kept = JSON.parse(storage?.getItem(KEY) ?? "{}") as Partial<Preferences>;
    return {
      theme: kept.theme === "dark" ? "dark" : firstPreferences.theme,
      language: kept.language === "en" ? "en" : firstPreferences.language,
    };
  } catch {
    return firstPreferences; // why: a broken entry is as good as none, and is written over by the next choice
  }
}

/** Keeps the choice; does nothing where the browser has no storage for us. */
export function keepPreferences(storage: Pick<Storage, "setItem"> | null, preferences: Preferences): void {
  try {
    storage?.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // why: private windows refuse storage; the choice still holds for this page and is in its address
  }
}
