// The screen at a stair, at /kiosk/<building>: unattended, light, and there without a connection.

import { createRoot } from "react-dom/client";
import { kioskClient } from "./client/kiosk.ts";
import { keptKiosk } from "./client/offline/kiosk-kept.ts";
import { startPageWorker } from "./client/offline/page-worker.ts";
import { pageBuild } from "./client/page-build.ts";
import { KioskWords } from "./panels/kiosk/kiosk-words.tsx";
import { KioskScreen } from "./screens/kiosk/kiosk-screen.tsx";
import { buildingIn, followKiosk } from "./state/kiosk/kiosk.ts";
import { kioskTexts } from "./text/kiosk.ts";
import { languageOf } from "./text/language-of.ts";
import { applyTheme } from "./theme.ts";
import "./theme.css";

// why light: it is read in a lit stairway
applyTheme(document.documentElement, "light");

const language = languageOf(navigator.languages);
const building = buildingIn(location.pathname);
document.title = kioskTexts[language].title;

const { store, askNow } = followKiosk({
  client: kioskClient,
  shelf: keptKiosk(storageOrNull()),
  building,
  build: pageBuild(),
  clock: () => Date.now(),
  reload: () => location.reload(),
});
window.addEventListener("online", askNow);
void startPageWorker("kiosk");

const root = document.getElementById("root");
if (root) {
  const unit = new URLSearchParams(location.search).get("unit") ?? "";
  createRoot(root).render(
    <KioskWords language={language}>
      <KioskScreen store={store} building={building} unit={unit} />
    </KioskWords>,
  );
}

function storageOrNull(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null; // why: reading the property throws where cookies are forbidden
  }
}
