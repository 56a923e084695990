import { describe, expect, test } from "vitest";
import { FOLDERS, firstCycle, importsOf, readSources, type Source } from "./support/sources.ts";

const sources = readSources();
const product = sources.filter(({ path }) => !path.startsWith("tests/"));

const isOurs = (target: string) => FOLDERS.some((folder) => target.startsWith(`${folder}/`));
const isIn = (target: string, folder: string) => target.startsWith(folder);
const isPackage = (target: string, allowed: string[]) =>
  allowed.some((name) => target === name || target.startsWith(name));

const within = (folder: string, ...but: string[]) =>
  product.filter(({ path }) => path.startsWith(folder) && !but.some((exception) => path.startsWith(exception)));

const offences = (from: Source[], isForbidden: (target: string) => boolean) =>
  from.flatMap(({ path, imports }) => imports.filter(isForbidden).map((target) => `${path} → ${target}`));

/** What each page begins with. */
const ENTRIES = new Set(["web/main.tsx", "web/phone.tsx", "web/resident.tsx", "web/wall.tsx", "web/kiosk.tsx"]);

const PURE_LIBRARIES = [
  "gcoord",
  "kdbush",
  "flatbush",
  "flatqueue",
  "pbf",
  "geojson-vt",
  "delaunator",
  "@turf/",
  "geojson",
];

describe("who may import whom", () => {
  test("1. the domain imports only itself and libraries that need no browser, server or database", () => {
    expect(
      offences(within("domain/"), (target) => !isIn(target, "domain/") && !isPackage(target, PURE_LIBRARIES)),
    ).toEqual([]);
  });

  test("2. web and api never import each other", () => {
    expect(offences(within("api/"), (target) => isIn(target, "web/"))).toEqual([]);
    expect(offences(within("web/"), (target) => isIn(target, "api/"))).toEqual([]);
  });

  test("3. SQL stands only in queries.ts, in api/live and in api/database", () => {
    const speakers = within("api/", "api/live/", "api/database/").filter(
      ({ path }) => !/\/([\w-]+-)?queries\.ts$/.test(path),
    );
    expect(
      speakers.filter(({ code }) => /\b(sql|transaction|tx)(<[^`]*>)?`/.test(code)).map(({ path }) => path),
    ).toEqual([]);
  });

  test("3. a resource never imports another's routes, and only app.ts imports any", () => {
    const importers = within("api/").filter(({ path }) => path !== "api/app.ts");
    expect(offences(importers, (target) => target.endsWith("/routes.ts"))).toEqual([]);
  });

  test("4. only web/map imports the map libraries, and only map-view.ts and wall-map.ts make a map", () => {
    const elsewhere = within("web/", "web/map/");
    expect(offences(elsewhere, (target) => /^(maplibre-gl|@deck\.gl|@luma\.gl)/.test(target))).toEqual([]);
    const makers = within("web/").filter(
      ({ code }) => /new (maplibregl\.)?Map\(\{/.test(code) || /new MapLibreMap\(/.test(code),
    );
    expect(makers.map(({ path }) => path).sort()).toEqual(["web/map/map-view.ts", "web/map/wall-map.ts"]);
  });

  test("5. the layout editor and the domain know no DOM, no map, no fetch, no framework", () => {
    const pure = [...within("domain/"), ...within("web/layout-editor/")];
    expect(
      offences(pure, (target) => /^(react|antd|maplibre-gl|@deck\.gl|hono|postgres|zustand)/.test(target)),
    ).toEqual([]);
    expect(pure.filter(({ code }) => /\b(document\.|window\.|fetch\()/.test(code)).map(({ path }) => path)).toEqual([]);
  });

  test("6. the map knows no store and no client", () => {
    expect(
      offences(
        within("web/map/"),
        (target) =>
          isIn(target, "web/state/") ||
          isIn(target, "web/client/") ||
          isIn(target, "web/panels/") ||
          isIn(target, "web/screens/"),
      ),
    ).toEqual([]);
  });

  test("7. state never imports map, panels or screens", () => {
    expect(
      offences(
        within("web/state/"),
        (target) => isIn(target, "web/map/") || isIn(target, "web/panels/") || isIn(target, "web/screens/"),
      ),
    ).toEqual([]);
  });

  test("8. only screens and panels know React; a panel never imports map views, the client or a screen", () => {
    const others = within("web/", "web/screens/", "web/panels/").filter(({ path }) => !ENTRIES.has(path));
    expect(offences(others, (target) => /^(react|react-dom|antd)(\/|$)/.test(target))).toEqual([]);
    expect(
      offences(
        within("web/panels/"),
        (target) => isIn(target, "web/client/") || isIn(target, "web/screens/") || target === "web/map/map-view.ts",
      ),
    ).toEqual([]);
  });

  test("9. only web/client fetches, and only api/env.ts reads the environment", () => {
    const others = within("web/", "web/client/");
    expect(others.filter(({ code }) => /\bfetch\(|new EventSource\(/.test(code)).map(({ path }) => path)).toEqual([]);
    const readers = [...within("api/"), ...within("domain/"), ...within("data/")].filter(({ code }) =>
      code.includes("process.env"),
    );
    expect(readers.map(({ path }) => path)).toEqual(["api/env.ts"]);
  });

  test("9. pages make their ids by web/client/uuid.ts: a page without TLS has no crypto.randomUUID", () => {
    const makers = within("web/", "web/client/uuid.ts").filter(({ code }) => code.includes("randomUUID"));
    expect(makers.map(({ path }) => path)).toEqual([]);
  });

  test("10. there are no import cycles", () => {
    expect(firstCycle(product)).toEqual([]);
  });

  test("10. there are no barrels and no default exports", () => {
    const barrels = product.filter(({ path }) => /(^|\/)index\.tsx?$/.test(path));
    expect(barrels.map(({ path }) => path)).toEqual([]);
    expect(product.filter(({ code }) => /^export (\*|default)/m.test(code)).map(({ path }) => path)).toEqual([]);
  });

  test("11. nothing imports tests; scripts import domain, api and data", () => {
    expect(offences(product, (target) => isIn(target, "tests/"))).toEqual([]);
    expect(offences(within("scripts/"), (target) => isIn(target, "web/"))).toEqual([]);
    expect(
      offences(within("data/"), (target) => isOurs(target) && !isIn(target, "data/") && !isIn(target, "domain/")),
    ).toEqual([]);
  });
});

describe("how files look", () => {
  test("names are kebab-case, React components PascalCase or kebab-case .tsx", () => {
    const odd = sources.filter(
      ({ path }) =>
        !/\/(zh-CN|[a-z0-9]+(-[a-z0-9]+)*)(\.test|\.worker)?\.(ts|mjs)$/.test(path) &&
        !/\/([A-Z][A-Za-z0-9]*|[a-z0-9-]+)(\.test)?\.tsx$/.test(path),
    );
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  test("no file is a drawer for anything", () => {
    expect(
      sources
        .filter(({ path }) => /(^|[/-])(utils?|helpers?|common|manager|service|misc)\./.test(path))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  test("no source file is longer than 300 lines", () => {
    expect(product.filter(({ lines }) => lines > 300).map(({ path }) => path)).toEqual([]);
  });

  test("texts that users of the page read stand in web/text only", () => {
    const speakers = within("web/", "web/text/").filter(({ code }) => /[\u4e00-\u9fff]/.test(code));
    expect(speakers.map(({ path }) => path)).toEqual([]);
  });

  test("no path of anybody's machine is written down", () => {
    expect(sources.filter(({ code }) => /["'`(]\/(home|Users|root)\//.test(code)).map(({ path }) => path)).toEqual([]);
  });
});

test("the checks themselves see imports of every form", () => {
  const text = `import a from "./a.ts";\nimport type { B } from "../b.ts";\nexport { c } from "x";\nconst d = import("y");\nimport "z";\nnew URL("./w.mjs", import.meta.url)`;
  expect(importsOf("api/q/r.ts", text)).toEqual(["api/q/a.ts", "api/b.ts", "x", "z", "y", "api/q/w.mjs"]);
});
