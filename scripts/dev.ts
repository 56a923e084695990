// npm run dev: the API restarts and the page reloads when a file changes. The address it prints is the page's.

import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { readSettings } from "../api/env.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const { host, port } = readSettings();

// The API listens one port further on; vite hands its addresses on to it.
const apiPort = String(port + 1);
const api: ChildProcess = spawn(
  process.execPath,
  ["--import", "tsx", "--watch-path=api", "--watch-path=domain", "scripts/start.ts", "--no-build"],
  { cwd: ROOT, stdio: "inherit", env: { ...process.env, PORT: apiPort } },
);
api.on("exit", (code) => process.exit(code ?? 1));
process.on("exit", () => api.kill());

const page = await createServer({
  root: ROOT,
  server: {
    host,
    port,
    strictPort: true,
    proxy: Object.fromEntries(["/api", "/open311"].map((path) => [path, `http://127.0.0.1:${apiPort}`])),
  },
});
await page.listen();
page.printUrls();
