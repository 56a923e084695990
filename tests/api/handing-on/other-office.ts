import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What another office's server does with a request. */
export type Answering = (request: { method: string; path: string; body: string }, outgoing: ServerResponse) => unknown;

/** A server of another office on a port of its own: it answers as `answering` says now, and remembers what it was asked. */
export async function openOtherOffice(first: Answering) {
  const asked: { method: string; path: string; body: string }[] = [];
  const office = { answering: first };
  const server = createServer(async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const request = { method: incoming.method!, path: incoming.url!, body: Buffer.concat(chunks).toString() };
    asked.push(request);
    await office.answering(request, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/open311/v2`,
    port,
    asked,
    posts: () => asked.filter(({ method }) => method === "POST").length,
    answer: (answering: Answering) => {
      office.answering = answering;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Answers with this status and body, whatever is asked. */
export const saying =
  (status: number, body: string, headers: Record<string, string> = {}): Answering =>
  (_, outgoing) =>
    outgoing.writeHead(status, headers).end(body);
