import type { IncomingMessage, ServerResponse } from "node:http";
import type { Sessions } from "../access/sessions.ts";
import { sightOf } from "../access/sight.ts";
import type { LayerTiles, TileAnswer } from "./tiles.ts";

// Tiles are answered before the route table: matching, checking and wrapping would take longer than making one.

const TILE = /^(?:https?:\/\/[^/]+)?\/api\/tiles\/([a-z]+)\/(\d{1,2})\/(\d{1,7})\/(\d{1,7})\.mvt(?:\?(.*))?$/;

/** The answer to a request for a tile that is there; null for every other request. */
export function answerTile(
  layers: Map<string, LayerTiles>,
  sessions: Sessions,
  request: Request,
): Response | Promise<Response> | null {
  const answer = find(layers, sessions, request.method, request.url, (name) => request.headers.get(name));
  if (answer === null) return null;
  const { status, headers, body } = answer;
  return body instanceof Promise
    ? body.then((bytes) => new Response(bytes, { status, headers }))
    : new Response(body, { status, headers });
}

/** The same straight to the socket, without a Request or a Response. False where the request is for something else. */
export function sendTile(
  layers: Map<string, LayerTiles>,
  sessions: Sessions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): boolean {
  const answer = find(
    layers,
    sessions,
    incoming.method ?? "",
    incoming.url ?? "",
    (name) => (incoming.headers[name] as string | undefined) ?? null,
  );
  if (answer === null) return false;
  const { status, headers, body, sent } = answer;
  if (sent && incoming.method !== "HEAD") outgoing.once("finish", sent);
  const send = (bytes: Uint8Array | null) => {
    if (bytes !== null) headers["content-length"] = String(bytes.length);
    outgoing.writeHead(status, headers);
    outgoing.end(incoming.method === "HEAD" ? null : bytes);
  };
  if (body instanceof Promise) body.then(send, (error) => outgoing.destroy(error));
  else send(body);
  return true;
}

function find(
  layers: Map<string, LayerTiles>,
  sessions: Sessions,
  method: string,
  url: string,
  header: (name: "cookie" | "if-none-match" | "accept-encoding") => string | null,
): TileAnswer | null {
  const match = TILE.exec(url);
  if (!match || (method !== "GET" && method !== "HEAD")) return null;
  const tiles = layers.get(match[1]);
  const [z, x, y] = [Number(match[2]), Number(match[3]), Number(match[4])];
  if (!tiles?.has(z, x, y)) return null;
  // who may not is told so by the route table
  const viewer = sessions.viewerOf(header("cookie"));
  if (!viewer || !tiles.layer.rights.some((right) => viewer.isLetIn(right))) return null;
  const sight = sightOf(viewer);
  const v = match[5] ? new URLSearchParams(match[5]).get("v") : null;
  const [ifNoneMatch, acceptEncoding] = [header("if-none-match"), header("accept-encoding")];
  return tiles.answer({ z, x, y, v, ifNoneMatch, acceptEncoding }, sight);
}
