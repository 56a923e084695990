import type { Slot } from "./copies.ts";

/** `fresh`: the server is asked first. `versioned`: the address names the version, so that a copy is as good as the answer. */
type KeptRoute = { pattern: RegExp; first: "fresh" | "versioned"; by: "path" | "address" };

/** Everything that a phone keeps, and nothing else: no card, no search, nothing that was revealed. */
const KEPT_ROUTES: readonly KeptRoute[] = [
  { pattern: /^\/api\/session$/, first: "fresh", by: "path" },
  { pattern: /^\/api\/town$/, first: "fresh", by: "path" },
  { pattern: /^\/api\/grids$/, first: "fresh", by: "address" },
  { pattern: /^\/api\/phone\/pack$/, first: "fresh", by: "address" },
  { pattern: /^\/api\/tiles\/[a-z]+\.json$/, first: "fresh", by: "path" },
  { pattern: /^\/api\/tiles\/[a-z]+\/\d+\/\d+\/\d+\.mvt$/, first: "versioned", by: "path" },
];

/** Whether a GET of `url` is kept: where, and which comes first; null for everything that is not. */
export function keptAs(url: URL): { slot: Slot; first: "fresh" | "versioned" } | null {
  const route = KEPT_ROUTES.find(({ pattern }) => pattern.test(url.pathname));
  if (!route) return null;
  const version = url.searchParams.get("v") ?? "";
  if (route.first === "versioned" && version !== "") {
    const shelf = url.pathname.split("/").slice(0, 4).join("/");
    return { slot: { address: `${url.pathname}?v=${version}`, shelf, version }, first: "versioned" };
  }
  const address = route.by === "path" ? url.pathname : url.pathname + url.search;
  return { slot: { address, shelf: "", version: "" }, first: "fresh" };
}
