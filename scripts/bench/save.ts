import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase, type Sql } from "../../api/database/database.ts";
import type { FullLayout } from "../../api/layouts/descriptions.ts";
import { openApp } from "../../api/server.ts";
import { apply } from "../../domain/layout/apply.ts";
import { type Edit, isRefusal } from "../../domain/layout/edit.ts";
import { decodeFabric } from "../../domain/layout/fabric/encode.ts";
import { OUTSIDE } from "../../domain/layout/fabric.ts";
import { type Draft, layoutFrom } from "../../domain/layout/layout.ts";
import { outlinesOf } from "../../domain/layout/outline.ts";
import { fillWhenEmpty } from "../fill.ts";
import { cookieHeader, signInAsEveryone } from "../support/sign-in.ts";
import { progress, type Report } from "./report.ts";

const SAVES = 200;

/** Gestures in one save: what a planner does between two of them. */
const GESTURES = 3;

/** Cells that one stroke of the brush hands over. */
const STROKE = 12;

/** Saving a draft of the demonstration street's largest community, against sending and storing all of its borders each time. */
export async function save(report: Report): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "minqingtu-save-"));
  const database = await openDatabase({ dataDir, databaseUrl: null });
  try {
    await fillWhenEmpty(database, { demo: "street", dataDir });
    const cookie = cookieHeader(await signInAsEveryone(database.sql));
    const { app, close } = await openApp(database);
    const ask = async (path: string, body?: object) => {
      const init = body && { method: "POST", body: JSON.stringify(body) };
      const headers = { cookie, "content-type": "application/json" };
      return app.fetch(new Request(`http://town${path}`, { ...init, headers }));
    };
    await measure(report, database.sql, ask);
    await close();
  } finally {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Ask = (path: string, body?: object) => Promise<Response>;

async function measure(report: Report, sql: Sql, ask: Ask) {
  const { layout, draft } = await beginDraft(sql, ask);
  progress(`${draft.fabric.cells.length} cells, ${draft.layout.microgrids.size} microgrids`);
  await sql`create table whole_layout (id integer primary key, borders jsonb)`;
  await sql`insert into whole_layout values (1, '{}')`;
  const times = { edits: [] as number[], whole: [] as number[] };
  const sizes = { edits: [] as number[], whole: [] as number[] };
  let now = draft;
  for (let round = 0; round < SAVES; round++) {
    const strokes = Array.from({ length: GESTURES }, (_, i) => strokeOf(now, round * GESTURES + i));
    const body = { since: round * GESTURES, edits: strokes.map((edit) => ({ key: randomUUID(), edit })) };
    for (const stroke of strokes) {
      const outcome = apply(now, stroke);
      if (isRefusal(outcome)) throw new Error(outcome.refused);
      now = outcome.draft;
    }
    const begun = performance.now();
    const answer = await ask(`/api/layouts/${layout.id}/edits`, body);
    if (!answer.ok) throw new Error(await answer.text());
    times.edits.push(performance.now() - begun);
    sizes.edits.push(JSON.stringify(body).length);
    if (round % 10 > 0) continue;
    const borders = JSON.stringify([...outlinesOf(now, "microgrid")]);
    const stored = performance.now();
    await sql`update whole_layout set borders = ${borders}::text::jsonb`;
    times.whole.push(performance.now() - stored);
    sizes.whole.push(borders.length);
  }
  report({
    case: `${GESTURES} strokes of ${STROKE} cells, 95th percentile of ${SAVES} saves`,
    value: percentile(times.edits, 0.95),
    unit: "ms",
    baseline: percentile(times.whole, 0.95),
    against: "storing all borders as JSON, alone",
    target: "value ≤ 100",
  });
  report({
    case: "the same, the largest request",
    value: Math.max(...sizes.edits),
    unit: "bytes",
    baseline: Math.max(...sizes.whole),
    against: "all borders as GeoJSON",
    target: "value ≤ 20,000",
  });
}

/** A draft of the community with the most households, once its ground is cut into cells. */
async function beginDraft(sql: Sql, ask: Ask): Promise<{ layout: FullLayout; draft: Draft }> {
  const [{ code }] = await sql<{ code: string }[]>`
    select community.code
    from area as community
    join area on area.path <@ community.path
    join household on household.area_id = area.id
    where community.level = 'community'
    group by community.code
    order by count(*) desc, community.code
    limit 1`;
  let ground = await ask(`/api/fabrics/${code}`);
  while (ground.status === 202) {
    await sleep(100);
    ground = await ask(`/api/fabrics/${code}`);
  }
  const fabric = decodeFabric(new Uint8Array(await ground.arrayBuffer()));
  const layout = (await (await ask("/api/layouts", { community: code, name: "bench" })).json()) as FullLayout;
  const loads = {
    households: Uint32Array.from(layout.loads.households),
    population: Uint32Array.from(layout.loads.population),
  };
  return { layout, draft: { fabric, loads, layout: layoutFrom(layout.base) } };
}

/** Hands cells beside a border over from the larger microgrid to the smaller, at another place each time. */
function strokeOf({ fabric: { arcs, cells }, layout: { microgridOf } }: Draft, turn: number): Edit {
  const cellsOf = (cell: number) =>
    Array.from({ length: cells.length }, (_, other) => other).filter(
      (other) => microgridOf[other] === microgridOf[cell],
    );
  for (let i = 0; i < arcs.length; i++) {
    const arc = (turn * 7919 + i) % arcs.length;
    const [left, right] = [arcs.left[arc], arcs.right[arc]];
    if (left === OUTSIDE || right === OUTSIDE || microgridOf[left] === microgridOf[right]) continue;
    const [from, to] = cellsOf(left).length > cellsOf(right).length ? [left, right] : [right, left];
    const near = cellsOf(from)
      .sort((a, b) => distance(cells, a, from) - distance(cells, b, from))
      .slice(0, STROKE);
    return { kind: "assign", level: "microgrid", cells: near.sort((a, b) => a - b), to: microgridOf[to] };
  }
  throw new Error("the community has one microgrid: nothing can be handed over");
}

const distance = ({ x, y }: Draft["fabric"]["cells"], a: number, b: number): number =>
  Math.hypot(x[a] - x[b], y[a] - y[b]);

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(share * values.length) - 1];
