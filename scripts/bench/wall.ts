import { EVERYWHERE, type Scope } from "../../api/access/viewer.ts";
import { openDatabase, type Sql } from "../../api/database/database.ts";
import type { Memory } from "../../api/memory/memory.ts";
import { openApp } from "../../api/server.ts";
import { WallAnswers } from "../../api/wall/wall-answers.ts";
import { findPostgres, startPostgres } from "../support/postgres-server.ts";
import { BENCH_KEYS } from "./bench-key.ts";
import { fillHouseholds } from "./county-database.ts";
import { fillIncidents, makeStreets } from "./incident-database.ts";
import { madeHouseholds } from "./made-county.ts";
import { median, type Report } from "./report.ts";

const HOUSEHOLDS = 350_000;
const INCIDENTS = 1_000_000;
const ROUNDS = 20;

/** What a wall is answered of a county and of one of its streets, each after an incident changed: a wall asks when something did. */
export async function wall(report: Report): Promise<void> {
  const postgres = await startPostgres(findPostgres()!);
  const database = await openDatabase({ dataDir: "", databaseUrl: postgres.url("postgres"), dataKeys: BENCH_KEYS });
  const { sql } = database;
  try {
    await fillHouseholds(sql, madeHouseholds(HOUSEHOLDS));
    const [code] = await makeStreets(sql);
    await fillIncidents(sql, INCIDENTS);
    await addSteps(sql);
    const { changes, close } = await openApp(database);
    const answers = new WallAnswers({ database, memory: changes.memory, changes });
    const street: Scope = { key: "street", areas: [changes.memory.areas.withCode(code)!.id] };
    const ids = await sql<{ id: number }[]>`select id from incident order by reported_at desc limit ${ROUNDS * 2}`;
    for (const [whose, scope] of [
      ["county", EVERYWHERE],
      ["street", street],
    ] as const) {
      const cases: Record<string, () => unknown> = {
        "figures of the day": () => answers.day(scope, Date.now()),
        "open incidents": () => answers.incidents(scope, Date.now()),
        "communities and grids": () => answers.areas(scope, Date.now()),
        "heat of a fortnight": () => answers.heat(scope, 336, Date.now()),
      };
      const first = await millisecondsOf(cases["figures of the day"]);
      report({ case: `figures of the day, ${whose}, the first time`, value: first, unit: "ms", baseline: null });
      for (const [what, answer] of Object.entries(cases)) {
        const times: number[] = [];
        for (const { id } of ids) {
          await sql`update incident set state_id = state_id where id = ${id}`;
          await changes.pull();
          times.push(await millisecondsOf(answer));
        }
        report({
          case: `${what}, ${whose}`,
          value: median(times),
          unit: "ms",
          baseline: await counted(changes.memory),
          against: "counting the open ones of a million in memory",
        });
      }
    }
    answers.close();
    await close();
  } finally {
    await database.close();
    await postgres.stop();
  }
}

/** Gives the incidents of the last weeks the steps they went through. */
const addSteps = (sql: Sql) => sql`
  insert into incident_step (incident_id, state_id, at)
  select incident.id, state.id, incident.reported_at + state.rank * interval '7 minutes'
  from incident
  join incident_state as own on own.id = incident.state_id
  join incident_state as state on state.rank <= own.rank
  where incident.reported_at > now() - interval '40 days'`;

/** Milliseconds to count the open ones among all incidents in memory: the least that figures made anew would take. */
async function counted({ incidents: { state }, codes }: Memory): Promise<number> {
  const isOpen = Uint8Array.from(codes.open, Number);
  const times: number[] = [];
  let open = 0;
  for (let round = 0; round < ROUNDS; round++) {
    times.push(
      await millisecondsOf(() => {
        for (let row = 0; row < state.length; row++) open += isOpen[state[row]];
      }),
    );
  }
  if (open === 0) throw new Error("nothing is open");
  return median(times);
}

async function millisecondsOf(act: () => unknown): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
