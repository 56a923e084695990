import { decodeFabric } from "../../domain/layout/fabric/encode.ts";
import type { Fabric } from "../../domain/layout/fabric.ts";
import type { Queryable, Sql } from "../database/database.ts";
import type { Memory } from "../memory/memory.ts";
import { RecentlyUsed } from "../memory/recently-used.ts";
import { buildInThread } from "./build-thread.ts";
import { type FabricRow, fabricBody, fabricOfVersion, forgetUnused, insertFabric } from "./queries.ts";
import { readSources, type Sources } from "./sources.ts";

/** How the fabric of a community stands. */
export type FabricState =
  | { kind: "ready"; fabric: FabricRow }
  | { kind: "building"; progress: number }
  | { kind: "failed"; reason: string }
  | { kind: "no-border" };

type Run = { version: string; progress: number; done: Promise<void>; stop: () => void };

/** What of memory a fabric depends on. */
type Ground = Pick<Memory, "versions">;

/** Fabrics of communities: found or built when asked for, in threads of their own, one a community. */
export class Fabrics {
  private readonly known = new Map<number, { stamp: string; state: FabricState }>();
  private readonly running = new Map<number, Run>();
  private readonly failed = new Map<number, { version: string; reason: string }>();
  private readonly decoded = new RecentlyUsed<{ fabric: Fabric | null }>(8);

  constructor(
    private readonly sql: Sql,
    private readonly memory: Ground,
  ) {}

  /** The fabric of the community as its sources are now; begins to build it when there is none. */
  async stateOf(areaId: number): Promise<FabricState> {
    const run = this.running.get(areaId);
    if (run) return { kind: "building", progress: run.progress };
    const stamp = this.stamp();
    const known = this.known.get(areaId);
    if (known?.stamp === stamp) return known.state;
    const read = await readSources(this.sql, areaId);
    const state: FabricState = read ? await this.find(areaId, read) : { kind: "no-border" };
    if (state.kind !== "building") this.known.set(areaId, { stamp, state });
    return state;
  }

  /** The fabric with this id, to work with; `sql` is the transaction of who asks within one. */
  async open(id: number, sql: Queryable = this.sql): Promise<Fabric> {
    const place = this.decoded.get(String(id), () => ({ fabric: null }));
    // why not one reading for all who ask: a transaction must not wait for who waits for its end
    place.fabric ??= await read(sql, id);
    return place.fabric;
  }

  /** Ends what is being built. */
  async close(): Promise<void> {
    for (const { stop } of this.running.values()) stop();
    await Promise.all([...this.running.values()].map(({ done }) => done));
  }

  private stamp(): string {
    const { areas, buildings, roads, land, households } = this.memory.versions;
    return [areas, buildings, roads, land, households].join(" ");
  }

  private async find(areaId: number, read: Sources): Promise<FabricState> {
    const fabric = await fabricOfVersion(this.sql, areaId, read.version);
    if (fabric) return { kind: "ready", fabric };
    const failed = this.failed.get(areaId);
    if (failed?.version === read.version) return { kind: "failed", reason: failed.reason };
    const run = this.running.get(areaId) ?? this.start(areaId, read);
    return { kind: "building", progress: run.progress };
  }

  private start(areaId: number, { sources, version, borderHash }: Sources): Run {
    const { built, stop } = buildInThread(sources, (progress) => {
      run.progress = progress;
    });
    const run: Run = { version, progress: 0, stop, done: Promise.resolve() };
    run.done = built
      .then(async ({ body, cells, notes }) => {
        const { id } = await insertFabric(this.sql, areaId, { version, border_hash: borderHash, body, cells, notes });
        await forgetUnused(this.sql, areaId, id);
      })
      .catch((error: Error) => {
        this.failed.set(areaId, { version, reason: error.message });
      })
      .finally(() => this.running.delete(areaId));
    this.running.set(areaId, run);
    return run;
  }
}

async function read(sql: Queryable, id: number): Promise<Fabric> {
  const body = await fabricBody(sql, id);
  if (!body) throw new Error(`there is no fabric ${id}`);
  return decodeFabric(new Uint8Array(body));
}
