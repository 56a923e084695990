import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase, type Sql } from "../../api/database/database.ts";
import { findPostgres, startPostgres } from "../support/postgres-server.ts";
import { cookieHeader } from "../support/sign-in.ts";
import { BENCH_KEYS } from "./bench-key.ts";
import type { LiveHeard, LiveOrder } from "./live-clients.ts";
import { progress, type Report } from "./report.ts";
import { answerOf, forkScript, startServer, stopped } from "./server.ts";

/** Incidents told of one after the other, and milliseconds between two of them. */
const [ONE_BY_ONE, PAUSE_MS] = [200, 20];

/** Incidents reported at once, each in a transaction of its own. */
const BURST = 100;

/** Changes that a client missed: one a second for an hour. */
const MISSED = 3600;

type Listening = { url: string; headers: string };

/** New incidents on their way from the database to everyone who listens, beside a bare server that writes the same to as many sockets. */
export async function live(report: Report): Promise<void> {
  const postgres = await startPostgres(findPostgres()!);
  const databaseUrl = postgres.url("postgres");
  const database = await openDatabase({ dataDir: "", databaseUrl, dataKeys: BENCH_KEYS });
  const server = await startServer({ databaseUrl });
  const bare = forkScript("bare-stream.ts");
  const clients = forkScript("live-clients.ts");
  try {
    const { url } = await answerOf<{ url: string }>(bare);
    const ours = { url: server.url, headers: `cookie: ${cookieHeader(server.cookie)}\r\n` };
    const insert = inserting(database.sql);
    let number = 0;
    const write = async () => void bare.send(++number);
    await delays(report, clients, { ours, insert }, { url, write });
    await rates(report, clients, { ours, insert }, { url, write });
    await away(report, clients, { ours, insert });
  } finally {
    await stopped(clients);
    await stopped(bare);
    await server.stop();
    await database.close();
    await postgres.stop();
  }
}

type Ours = { ours: Listening; insert: (count?: number) => Promise<unknown> };
type Bare = { url: string; write: () => Promise<void> };

/** Puts incidents into the database as another program would: the server learns of them from the database. */
const inserting =
  (sql: Sql) =>
  (count = 1) =>
    sql`
    insert into incident (code, text, kind_id, source_id, urgency_id, state_id, reported_at, position)
    select 'B' || gen_random_uuid(), 'bench', (select min(id) from incident_kind), (select min(id) from incident_source),
      (select min(id) from urgency), (select min(id) from incident_state), clock_timestamp(),
      st_setsrid(st_makepoint(113.2, 35.2), 4326)
    from generate_series(1, ${count})`;

const order = async <Answer>(clients: ChildProcess, wanted: LiveOrder): Promise<Answer> => {
  clients.send(wanted);
  return answerOf<Answer>(clients);
};

async function open(clients: ChildProcess, { url, headers }: Listening, count: number): Promise<void> {
  const { hostname, port } = new URL(url);
  await order(clients, { do: "open", host: hostname, port: Number(port), path: "/api/live", headers, clients: count });
}

/** Milliseconds since 1970, finer than `Date.now`. */
const now = () => performance.timeOrigin + performance.now();

/** From before the insert until each of a thousand clients has it, the 99th percentile. */
async function delays(report: Report, clients: ChildProcess, { ours, insert }: Ours, bare: Bare): Promise<void> {
  const measure = async (listening: Listening, tell: () => Promise<unknown>) => {
    await open(clients, listening, 1000);
    const starts: number[] = [];
    for (let index = 0; index < ONE_BY_ONE; index++) {
      starts.push(now());
      await tell();
      await sleep(PAUSE_MS);
    }
    const { arrivals } = await order<LiveHeard>(clients, { do: "hear", incidents: ONE_BY_ONE });
    await order(clients, { do: "close" });
    const sorted = arrivals.sort(([one], [other]) => one - other);
    const times = sorted.flatMap(([, at], index) => at.map((each) => each - starts[index]));
    times.sort((one, other) => one - other);
    return times[Math.floor(times.length * 0.99)];
  };
  report({
    case: `an insert at 1,000 clients, 99th percentile of ${ONE_BY_ONE}, PostGIS`,
    value: await measure(ours, insert),
    unit: "ms",
    baseline: await measure({ url: bare.url, headers: "" }, bare.write),
    against: "a bare server that is told straight away and asks no database",
    target: "value ≤ 250 ms",
  });
}

/** Messages a second to ten thousand clients: a burst of incidents, from the first insert until the last client has the last. */
async function rates(report: Report, clients: ChildProcess, { ours, insert }: Ours, bare: Bare): Promise<void> {
  const measure = async (listening: Listening, tell: () => Promise<unknown>, what: string) => {
    await open(clients, listening, 10_000);
    progress(`10,000 clients listen to ${what}`);
    const start = now();
    for (let index = 0; index < BURST; index++) await tell();
    const { lastAt } = await order<LiveHeard>(clients, { do: "hear", incidents: BURST });
    await order(clients, { do: "close" });
    return (BURST * 10_000) / ((lastAt - start) / 1000);
  };
  report({
    case: `messages to 10,000 clients, ${BURST} incidents one after the other, PostGIS`,
    value: await measure(ours, insert, "us"),
    unit: "messages/s",
    baseline: await measure({ url: bare.url, headers: "" }, bare.write, "the bare server"),
    against: "a bare server that is told straight away and asks no database",
    target: "value ≥ 40,000",
  });
}

/** A client that comes back after an hour, until it has all it missed. */
async function away(report: Report, clients: ChildProcess, { ours, insert }: Ours): Promise<void> {
  await open(clients, ours, 1);
  await insert();
  await order<LiveHeard>(clients, { do: "hear", incidents: 1 });
  await order(clients, { do: "close" });
  const seen = await lastEventId(ours);
  for (let index = 0; index < MISSED; index++) await insert();
  const start = now();
  await open(clients, { ...ours, headers: `${ours.headers}last-event-id: ${seen}\r\n` }, 1);
  const { lastAt } = await order<LiveHeard>(clients, { do: "hear", incidents: MISSED });
  report({
    case: `a client away while ${MISSED} incidents came, until it has them all`,
    value: lastAt - start,
    unit: "ms",
    baseline: null,
  });
}

/** The number of the last event, as a new stream is told it. */
async function lastEventId({ url, headers }: Listening): Promise<number> {
  const stop = new AbortController();
  const cookie = headers.slice("cookie: ".length).trim();
  const answer = await fetch(`${url}/api/live`, { headers: { cookie }, signal: stop.signal });
  const { value } = await answer.body!.getReader().read();
  stop.abort();
  return Number(/id: (\d+)/.exec(new TextDecoder().decode(value))![1]);
}
