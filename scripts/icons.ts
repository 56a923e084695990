// npx tsx scripts/icons.ts: draws the pictures that phones put on their home screen from the drawings beside them. Run it after
// a drawing has changed; the pictures are part of the project.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchChromium } from "./support/chromium.ts";

const FOLDER = fileURLToPath(new URL("../web/public/icons/", import.meta.url));

const PICTURES = [
  { drawing: "phone.svg", picture: "phone-192.png", size: 192 },
  { drawing: "phone.svg", picture: "phone-512.png", size: 512 },
  { drawing: "phone-maskable.svg", picture: "phone-maskable-512.png", size: 512 },
];

const browser = await launchChromium();
for (const { drawing, picture, size } of PICTURES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = readFileSync(join(FOLDER, drawing), "utf8");
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${svg}`);
  writeFileSync(join(FOLDER, picture), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
