// Asks a server as fast as it answers, over connections that stay open, one question at a time on each. Written on bare
// sockets: on two cores a client that costs more than the server would measure itself.

import { connect, type Socket } from "node:net";

/** Every path is asked once. */
export type LoadOrder = { host: string; port: number; paths: string[]; connections: number; headers: string };
export type LoadResult = { seconds: number; answers: number; bytes: number };

process.on("message", (order: LoadOrder) => {
  run(order).then(
    (result) => process.send?.(result),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.once("disconnect", () => process.exit());

async function run(order: LoadOrder): Promise<LoadResult> {
  const sockets = await Promise.all(Array.from({ length: order.connections }, () => opened(order)));
  const result = { seconds: 0, answers: 0, bytes: 0 };
  const rest = { at: 0 };
  const start = performance.now();
  await Promise.all(sockets.map((socket) => asked(socket, order, rest, result)));
  result.seconds = (performance.now() - start) / 1000;
  for (const socket of sockets) socket.destroy();
  return result;
}

const opened = ({ host, port }: LoadOrder): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => resolve(socket));
    socket.once("error", reject);
  });

/** Asks for one path after the other on `socket`, until none is left that no connection has asked for. */
function asked(socket: Socket, order: LoadOrder, rest: { at: number }, result: LoadResult): Promise<void> {
  return new Promise((resolve, reject) => {
    let body = -1;
    let held: Buffer = Buffer.alloc(0);
    const next = () => {
      if (rest.at === order.paths.length) return resolve();
      socket.write(`GET ${order.paths[rest.at++]} HTTP/1.1\r\nhost: ${order.host}\r\n${order.headers}\r\n`);
    };
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the server closed a connection")));
    socket.on("data", (chunk: Buffer) => {
      result.bytes += chunk.length;
      if (body < 0) {
        held = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
        const end = held.indexOf("\r\n\r\n");
        if (end < 0) return;
        body = bodyLength(held.toString("latin1", 0, end)) - (held.length - end - 4);
        held = Buffer.alloc(0);
      } else {
        body -= chunk.length;
      }
      if (body > 0) return;
      body = -1;
      result.answers++;
      next();
    });
    next();
  });
}

function bodyLength(head: string): number {
  const status = head.slice(9, 12);
  if (status === "204") return 0;
  const length = /\r\ncontent-length: (\d+)/i.exec(head);
  if (status !== "200" || !length) throw new Error(`unexpected answer: ${head}`);
  return Number(length[1]);
}
