import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Right } from "../../../domain/role.ts";
import type { TestGrant } from "../../support/account.ts";
import { pairedDevice } from "../../support/devices.ts";
import { eachEngine } from "../../support/engines.ts";
import { newDraft } from "../../support/layouts.ts";
import { A1, B2, COMMUNITY, type LittleTown, openLittleTown } from "../../support/little-town.ts";
import { readSources } from "../../support/sources.ts";
import { EXAMPLES, type Example, notice } from "./examples.ts";

// Route × person: what each is answered follows from the right that the route's own description names, and from the rights
// that the table of roles gives.

/** Someone who asks: what they may do where the examples are, and what only elsewhere. */
type Person = { grants: TestGrant[] | null; rights: Right[]; elsewhere: Right[] };

const past = new Date(Date.now() - 1000);

test("no route is added past the description; tiles describe theirs by hand", () => {
  const silent = readSources().filter(
    ({ path, code }) =>
      path.startsWith("api/") && /\b(app|routes|newRoutes\(\))\s*\.(get|post|put|patch|delete|all|on)\(/.test(code),
  );
  expect(silent.map(({ path }) => path)).toEqual(["api/tiles/routes.ts"]);
});

eachEngine((engine) => {
  let town: LittleTown;
  let described: Record<string, Record<string, { "x-right"?: string }>>;
  const people: Record<string, Person> = {};
  const cookies = new Map<string, string>();
  let serial = 0;

  beforeAll(async () => {
    town = await openLittleTown(engine);
    await town.signIn("subject", [{ role: "worker", area: A1 }]);
    const init = { method: "POST", headers: { "content-type": "application/json" } };
    await town.ask("/api/notices", { ...init, body: JSON.stringify(notice("00000000-0000-4000-8000-000000000000")) });
    await pairedDevice(town, { kind: "wall", area: A1 });
    await newDraft(town, COMMUNITY);
    described = (await town.json("/api/openapi.json", "")).paths;
    const roles = await town.sql<{ code: string; rights: Right[] }[]>`select code, rights from role order by id`;
    people.nobody = { grants: null, rights: [], elsewhere: [] };
    people["no-duty"] = { grants: [], rights: [], elsewhere: [] };
    for (const { code, rights } of roles) {
      people[code] = { grants: [{ role: code }], rights, elsewhere: [] };
      people[`${code}-elsewhere`] = { grants: [{ role: code, area: B2 }], rights: [], elsewhere: rights };
      people[`${code}-no-more`] = { grants: [{ role: code, until: past }], rights: [], elsewhere: [] };
    }
  });
  afterAll(() => town.close());

  const routes = () =>
    Object.entries(described).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { "x-right": right }]) => ({
        name: `${method.toUpperCase()} ${path}`,
        right,
      })),
    );

  async function cookieOf(person: string, anew: boolean): Promise<string> {
    const { grants } = people[person];
    if (grants === null) return "";
    const kept = cookies.get(person);
    if (kept && !anew) return kept;
    const cookie = await town.signIn(`${person}-${serial++}`, grants);
    if (!anew) cookies.set(person, cookie);
    return cookie;
  }

  /** Status of the answer, with the code of an error: "200", "403 forbidden". */
  async function answer(route: string, { path, body, endsSession }: Example, person: string): Promise<string> {
    const init: RequestInit = { method: route.split(" ")[0] };
    if (body) {
      init.headers = { "content-type": "application/json" };
      init.body = JSON.stringify(typeof body === "function" ? body(person) : body);
    }
    const cookie = await cookieOf(person, endsSession ?? false);
    const response = await town.ask(typeof path === "function" ? path(person) : path, init, cookie);
    if (response.ok) {
      await response.body?.cancel();
      return String(response.status);
    }
    // Open311 has no codes but the status
    if (route.includes(" /open311/")) return String(response.status);
    return `${response.status} ${((await response.json()) as { code: string }).code}`;
  }

  /** What `person` has to be answered. */
  function expected(right: string, example: Example, { grants, rights, elsewhere }: Person): string {
    const { answer: usual = "200", elsewhere: other = usual } = example;
    if (right === "open") return usual;
    if (grants === null) return "401 not_signed_in";
    const asked = right === "signed-in" ? [] : [right.split("|") as Right[]];
    const needed = [...asked, ...(example.right ? [[example.right]] : [])];
    const has = (held: readonly Right[]) => needed.every((anyOf) => anyOf.some((each) => held.includes(each)));
    if (has(rights)) return usual;
    return has(elsewhere) ? other : "403 forbidden";
  }

  test("every route names its right and has an example, and no example is of a route that is none", () => {
    expect(routes().filter(({ right }) => right === undefined)).toEqual([]);
    expect(
      routes()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(EXAMPLES).sort());
  });

  const cells = Object.entries(EXAMPLES).flatMap(([route, examples]) =>
    examples.map((example, index) => [`${route} (${index + 1})`, route, example] as const),
  );

  describe("answers everyone by their rights", () => {
    test.each(cells)("%s", async (_, route, example) => {
      const right = routes().find(({ name }) => name === route)?.right;
      const found: Record<string, string> = {};
      const wanted: Record<string, string> = {};
      for (const [name, person] of Object.entries(people)) {
        found[name] = await answer(route, example, name);
        wanted[name] = expected(right!, example, person);
      }
      expect(found).toEqual(wanted);
    });
  });
});
