// The baseline of live events: a server that knows no rights, no scopes and no database, and writes what its parent sends to
// everyone who listens.

import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const listeners = new Set<ServerResponse>();
const server = createServer((_, outgoing) => {
  outgoing.writeHead(200, { "content-type": "text/event-stream" });
  outgoing.write("retry: 3000\n\n");
  listeners.add(outgoing);
  outgoing.on("close", () => listeners.delete(outgoing));
});
server.listen(0, "127.0.0.1", () =>
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
);
process.on("message", (incident: number) => {
  const text = `event: incident\nid: ${incident}\ndata: {"ids":[${incident}],"id":${incident},"inserted":true}\n\n`;
  const bytes = Buffer.from(text);
  for (const outgoing of listeners) outgoing.write(bytes);
});
process.once("disconnect", () => process.exit());
process.once("SIGTERM", () => process.exit());
