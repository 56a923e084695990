import type { LoadOrder, LoadResult } from "./load-process.ts";
import { answerOf, forkScript, stopped } from "./server.ts";

/** A client in a process of its own that asks `url` for paths, each once, and says how long that took. */
export function startLoad(url: string) {
  const { hostname, port } = new URL(url);
  const child = forkScript("load-process.ts");
  return {
    ask: (paths: string[], { connections = 8, headers = "" } = {}): Promise<LoadResult> => {
      const order: LoadOrder = { host: hostname, port: Number(port), paths, connections, headers };
      child.send(order);
      return answerOf<LoadResult>(child);
    },
    stop: () => stopped(child),
  };
}
