import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The browser that tests and benches drive: the one CHROMIUM names, else the system's own; null where there is none. */
export const findChromium = (): string | null =>
  [process.env.CHROMIUM ?? "", ...PLACES].find((path) => path !== "" && existsSync(path)) ?? null;

/**
 * What the browser does besides showing pages. The last two draw the list below its address line, in a process of half a second a window.
 * why all of them: the last --disable-features counts alone, and the first are Playwright's own
 */
const FEATURES_OFF = [
  ...["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay"],
  ...["HttpsFirstBalancedModeAutoEnable", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning"],
  ...["AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin", "OptimizationHints", "AimEnabled"],
  ...["NetworkTimeServiceQuerying", "PreconnectToSearch", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup"],
];

/** WebGL 2 in software, all else painted as a browser without a graphics card does, and no calls to anybody. */
const ARGS = [
  "--no-sandbox",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-gpu-rasterization",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  `--disable-features=${FEATURES_OFF.join()}`,
];

/** Starts it without a window, with `more` arguments. Fails where there is none, and says how to install it. */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error("Chromium is missing: apt-get install chromium fonts-noto-cjk, or name it in CHROMIUM");
  return chromium.launch({ executablePath, args: [...ARGS, ...more] });
}
