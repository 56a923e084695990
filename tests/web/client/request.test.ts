import { afterEach, describe, expect, test, vi } from "vitest";
import { encodeHouseholds, type HouseholdColumns } from "../../../domain/columns.ts";
import { fetchHouseholds } from "../../../web/client/columns.ts";
import { fetchFacilities } from "../../../web/client/facilities.ts";
import { eventOf } from "../../../web/client/live.ts";
import { getJson } from "../../../web/client/request.ts";

const answers = (...responses: (Response | Error)[]) => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    const next = responses.shift();
    if (next instanceof Error || next === undefined) throw next ?? new Error("asked once too often");
    return next;
  });
  return asked;
};

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });

afterEach(() => vi.unstubAllGlobals());

describe("answers as values", () => {
  test("what the server says", async () => {
    answers(json({ name: "柳园街道" }));
    expect(await getJson("/api/town")).toEqual({ ok: true, value: { name: "柳园街道" } });
  });

  test("the server's own error", async () => {
    answers(json({ code: "area_unknown", message: "没有这个区域", where: "9901" }, 404));
    expect(await getJson("/api/grids/9901")).toEqual({
      ok: false,
      error: { code: "area_unknown", message: "没有这个区域", where: "9901", status: 404 },
    });
  });

  test("a proxy's page of HTML", async () => {
    answers(new Response("<h1>502</h1>", { status: 502, statusText: "Bad Gateway" }));
    expect(await getJson("/api/town")).toMatchObject({ ok: false, error: { code: "http_502", where: "/api/town" } });
  });

  test("no server at all", async () => {
    answers(new TypeError("Failed to fetch"));
    expect(await getJson("/api/town")).toMatchObject({ ok: false, error: { code: "network", where: "/api/town" } });
  });

  test("an answer that is not what was asked for", async () => {
    answers(new Response("<!doctype html>"), new Response("not columns"));
    expect(await getJson("/api/town")).toMatchObject({ ok: false, error: { code: "answer" } });
    expect(await fetchHouseholds()).toMatchObject({
      ok: false,
      error: { code: "answer", where: "/api/households/columns" },
    });
  });

  test("a request that was given up", async () => {
    answers(new DOMException("aborted", "AbortError"));
    expect(await getJson("/api/town", AbortSignal.abort())).toMatchObject({ ok: false, error: { code: "aborted" } });
  });
});

test("columns arrive as they were sent", async () => {
  const columns: HouseholdColumns = {
    length: 2,
    types: ["party", "ordinary"],
    attentions: [""],
    grids: ["", "A"],
    lng: Int32Array.of(1_132_000_000, 1_132_000_001),
    lat: Int32Array.of(351_000_000, 351_000_002),
    type: Uint8Array.of(1, 0),
    attention: Uint8Array.of(0, 0),
    grid: Uint16Array.of(0, 1),
    id: Int32Array.of(4, 9),
  };
  answers(new Response(encodeHouseholds(columns)));
  expect(await fetchHouseholds()).toEqual({ ok: true, value: columns });
});

test("facilities are read to the last page", async () => {
  const asked = answers(json({ items: [{ id: 1 }], next: "a/1" }), json({ items: [{ id: 2 }], next: null }));
  const facilities = await fetchFacilities();
  expect(facilities).toEqual({ ok: true, value: [{ id: 1 }, { id: 2 }] });
  expect(asked[1]).toContain("after=a%2F1");
});

describe("live events", () => {
  test("one, many, too many to name, and nonsense", () => {
    expect(eventOf("incident", '{"id":7,"ids":[7]}')).toEqual({ kind: "incident", ids: [7] });
    expect(eventOf("incident", '{"id":7}')).toEqual({ kind: "incident", ids: [7] });
    expect(eventOf("incident", '{"ids":null}')).toEqual({ kind: "incident", ids: null });
    expect(eventOf("incident", "nonsense")).toEqual({ kind: "incident", ids: null });
    expect(eventOf("grids", '{"codes":["A"]}')).toEqual({ kind: "grids" });
  });
});
