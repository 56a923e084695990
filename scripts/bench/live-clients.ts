// Many clients of one event stream in a process of their own, on bare sockets: a client that costs more than the server would
// measure itself. Tells its parent when each incident arrived at each client.

import { connect, type Socket } from "node:net";

/** Opens `clients` streams of `path`, or waits until each of those that are open heard of `incidents` more incidents. */
export type LiveOrder =
  | { do: "open"; host: string; port: number; path: string; headers: string; clients: number }
  | { do: "hear"; incidents: number }
  | { do: "close" };

/** When each incident arrived, milliseconds since 1970: a list with one time a client. */
export type LiveHeard = { arrivals: [incident: number, at: number[]][]; lastAt: number };

type Client = { socket: Socket; text: string; isOpen: boolean };

const INCIDENT = /event: incident\nid: \d+\ndata: \{"ids":\[([\d,]*)\]/g;

let clients: Client[] = [];
let arrivals = new Map<number, number[]>();
let heard = 0;
let lastAt = 0;
let whenOpen: () => void = () => {};
let whenHeard: { messages: number; tell: () => void } | null = null;

process.on("message", (order: LiveOrder) => {
  act(order).then(
    (answer) => process.send?.(answer),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.once("disconnect", () => process.exit());

async function act(order: LiveOrder): Promise<LiveHeard | "done"> {
  if (order.do === "open") {
    // why in hundreds: a listening socket's queue holds a few hundred
    for (let from = 0; from < order.clients; from += 100) {
      await openSome(order, Math.min(100, order.clients - from));
    }
    return "done";
  }
  if (order.do === "close") {
    for (const { socket } of clients) socket.removeAllListeners("close").destroy();
    [clients, arrivals, heard] = [[], new Map(), 0];
    return "done";
  }
  await new Promise<void>((tell) => {
    whenHeard = { messages: order.incidents * clients.length, tell };
    checkHeard();
  });
  const answer = { arrivals: [...arrivals], lastAt };
  [arrivals, heard, whenHeard] = [new Map(), 0, null];
  return answer;
}

function openSome(order: LiveOrder & { do: "open" }, count: number): Promise<void> {
  let left = count;
  return new Promise((resolve, reject) => {
    whenOpen = () => {
      if (--left === 0) resolve();
    };
    for (let index = 0; index < count; index++) {
      const socket = connect({ host: order.host, port: order.port, noDelay: true });
      const client = { socket, text: "", isOpen: false };
      clients.push(client);
      socket.write(`GET ${order.path} HTTP/1.1\r\nhost: ${order.host}\r\n${order.headers}\r\n`);
      socket.on("error", reject);
      socket.on("close", () => reject(new Error("the server closed a stream")));
      socket.on("data", (chunk: Buffer) => take(client, chunk));
    }
  });
}

function take(client: Client, chunk: Buffer): void {
  const at = performance.timeOrigin + performance.now();
  client.text += chunk.toString("latin1");
  if (!client.isOpen && client.text.includes("retry: ")) {
    client.isOpen = true;
    whenOpen();
  }
  const end = client.text.lastIndexOf("\n\n");
  if (end < 0) return;
  for (const [, ids] of client.text.slice(0, end).matchAll(INCIDENT)) {
    for (const id of ids.split(",")) {
      const times = arrivals.get(Number(id));
      if (times) times.push(at);
      else arrivals.set(Number(id), [at]);
      heard++;
    }
  }
  client.text = client.text.slice(end);
  lastAt = at;
  checkHeard();
}

function checkHeard(): void {
  if (whenHeard && heard >= whenHeard.messages) whenHeard.tell();
}
