import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A connection to a server as a bad one would be; what a service worker asks goes through it too, as it does not through DevTools. */
export type SlowLink = { url: string; slow: boolean; stop(): Promise<void> };

/** What passes at once: at 50,000 bytes a second a fiftieth of a second. */
const PIECE = 1000;

/** A link to `target` on which a question takes `latencyMs` and answers come at `bytesPerSecond`, all together. */
export async function openSlowLink(target: string, latencyMs: number, bytesPerSecond: number): Promise<SlowLink> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  // when the line is free again, in milliseconds of the clock
  let freeAt = 0;

  const answerSlowly = async (pieces: AsyncIterable<Buffer>, to: Socket) => {
    for await (const chunk of pieces) {
      for (let at = 0; at < chunk.length; at += PIECE) {
        const piece = chunk.subarray(at, at + PIECE);
        if (link.slow) {
          const now = performance.now();
          freeAt = Math.max(freeAt, now) + (piece.length / bytesPerSecond) * 1000;
          if (freeAt - now > 1) await sleep(freeAt - now);
        }
        if (!to.destroyed) to.write(piece);
      }
    }
    to.end();
  };
  const askSlowly = async (pieces: AsyncIterable<Buffer>, to: Socket) => {
    for await (const chunk of pieces) {
      if (link.slow) await sleep(latencyMs);
      if (!to.destroyed) to.write(chunk);
    }
    to.end();
  };

  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => {
        near.destroy();
        far.destroy();
      });
      socket.once("close", () => sockets.delete(socket));
    }
    // why nothing when they fail: a socket that broke has closed both
    askSlowly(near, far).catch(() => {});
    answerSlowly(far, near).catch(() => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const link: SlowLink = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    slow: true,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return link;
}
