// npm run build: builds all pages into dist/.

import { build } from "vite";
import { compressFiles } from "./pages/compress.ts";
import { kioskPage } from "./pages/kiosk.ts";
import { phonePage } from "./pages/phone.ts";
import { residentPage } from "./pages/resident.ts";
import { ROOT } from "./pages/small-page.ts";
import { wallPage } from "./pages/wall.ts";

// why first: it empties the folder
await build({ root: ROOT, configFile: `${ROOT}vite.config.ts`, logLevel: "warn" });
for (const page of [phonePage, residentPage, wallPage, kioskPage])
  await build({ ...page, configFile: false, logLevel: "warn" });
// why last: some pages list the files that they keep
await compressFiles(`${ROOT}dist/assets`);
