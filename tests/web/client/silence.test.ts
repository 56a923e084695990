import { afterEach, beforeEach, expect, test, vi } from "vitest";

// why anew before and after: a page falls silent for good, and the files of tests share what they have imported
beforeEach(() => void vi.resetModules());
afterEach(() => {
  vi.resetModules();
  vi.unstubAllGlobals();
});

test("a page that fell silent asks nothing more, and nobody is told that it failed", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    return new Response("{}");
  });
  const { fallSilent, fetchUntilSilent } = await import("../../../web/client/silence.ts");
  const { getJson } = await import("../../../web/client/request.ts");
  expect(await getJson("/api/town")).toEqual({ ok: true, value: {} });
  expect((await fetchUntilSilent("/api/visits", { method: "POST" })).status).toBe(200);
  fallSilent();
  const still = Promise.race([
    getJson("/api/phone/key"),
    fetchUntilSilent("/api/visits").catch(() => "told"),
    new Promise((resolve) => setTimeout(resolve, 20, "still waiting")),
  ]);
  expect(await still).toBe("still waiting");
  expect(asked).toEqual(["/api/town", "/api/visits"]);
});
