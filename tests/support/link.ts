import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a link does with a request: lets it through, drops it, or drops the answer after the server has given it. */
export type LinkState = "open" | "cut" | "loses answers";

/** The way between a browser and a server, which can fail. */
export type Link = {
  url: string;
  state: LinkState;
  /** what is put behind the files at these paths, as if they had been built anew */
  altered: Map<string, string>;
  /** paths whose next request is taken and never answered; it is gone from here when it was */
  held: Set<string>;
  /** requests that were sent on to the server, such as `POST /api/incidents` */
  passed: string[];
  stop(): Promise<void>;
};

/** A link to the server at `target`. */
export async function openLink(target: string): Promise<Link> {
  const { hostname, port } = new URL(target);
  const pass = (link: Link, incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (link.held.delete(incoming.url ?? "")) return;
    if (link.state === "cut") return void incoming.socket.destroy();
    const { method, url, headers } = incoming;
    // what set out while answers were lost loses its own, also when the link is mended before it is there
    const isLost = link.state === "loses answers";
    // why the host as it came: addresses that the server makes must lead here too
    const suffix = link.altered.get(url ?? "");
    if (suffix !== undefined) {
      delete headers["accept-encoding"];
      delete headers["if-none-match"];
    }
    // why before its answer: who asked may be gone by then, and the server has it all the same
    link.passed.push(`${method} ${url}`);
    const onward = request({ hostname, port, method, path: url, headers }, (answer) => {
      if ((isLost || link.state !== "open") && method !== "GET") {
        answer.resume();
        answer.once("end", () => incoming.socket.destroy());
        return;
      }
      if (suffix !== undefined) delete answer.headers["content-length"];
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing, { end: suffix === undefined });
      if (suffix !== undefined) answer.once("end", () => outgoing.end(suffix));
      answer.once("error", () => outgoing.destroy());
    });
    onward.once("error", () => incoming.socket.destroy());
    outgoing.once("close", () => onward.destroy());
    incoming.pipe(onward);
  };
  const server = createServer((incoming, outgoing) => pass(link, incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const link: Link = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state: "open",
    altered: new Map(),
    held: new Set(),
    passed: [],
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return link;
}
