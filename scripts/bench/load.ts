import { cookieHeader } from "../support/sign-in.ts";
import type { LoadOrder, LoadResult } from "./load-process.ts";
import { answerOf, type BenchServer, forkScript, stopped } from "./server.ts";

/** A client in a process of its own, signed in, that asks a server for paths, each once, and says how long that took. */
export function startLoad({ url, cookie }: BenchServer) {
  const { hostname, port } = new URL(url);
  const session = `cookie: ${cookieHeader(cookie)}\r\n`;
  const child = forkScript("load-process.ts");
  return {
    ask: (paths: string[], { connections = 8, headers = "" } = {}): Promise<LoadResult> => {
      const order: LoadOrder = { host: hostname, port: Number(port), paths, connections, headers: session + headers };
      child.send(order);
      return answerOf<LoadResult>(child);
    },
    stop: () => stopped(child),
  };
}
