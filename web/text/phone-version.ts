import type { Language } from "./language.ts";

const zh = { ready: "新版本已准备好", use: "立即更新", later: "稍后", using: "正在更新…" };

/** When a newer version of the phone's page lies ready. */
export const phoneVersionTexts: Record<Language, typeof zh> = {
  zh,
  en: { ready: "A new version is ready", use: "Update now", later: "Later", using: "Updating…" },
};
