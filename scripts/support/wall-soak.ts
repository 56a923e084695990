import type { CDPSession, Page } from "playwright-core";
import type { WallIncident } from "../../domain/wall/incidents.ts";
import { SCENE_KINDS, type Scene } from "../../domain/wall/settings.ts";

/** How much a day is made of: incidents that change, scenes that are shown, times the line is lost. */
export type Day = { events: number; scenes: number; reconnects: number };

/** What grows on a page that leaks. `heap` in bytes: objects after forced collection, without compiled code. */
export type Weight = { heap: number; nodes: Looks; listeners: Looks; glObjects: number };

/**
 * The least and the most of several looks: a chart keeps the nodes of its last drawing until the next, so that a page that grows
 * by nothing weighs now the one, now the other. It grows where the least of later is more than the most of before.
 */
export type Looks = { least: number; most: number };

declare global {
  var glObjects: number;
  var liveFaster: (times: number) => void;
}

/** How much faster a soaked page lives: a scene of ten seconds has 167 ms. */
const FASTER = 60;

/** How often nodes and listeners are counted for one weight, each time that the whole area is shown again. */
const LOOKS = 5;

/** What the wall has to be set to: short scenes of every kind, the whole area, in which it is weighed, before each other. */
export const SOAK_SCENES: Scene[] = SCENE_KINDS.filter((kind) => kind !== "community" && kind !== "whole")
  .flatMap((kind) => ["whole", kind] as const)
  .map((kind) => ({ kind, area: null, seconds: 10 }));

/**
 * A wall's page through compressed days: its own clock runs 60 times as fast, and `live` says what its line brings. Each answer of the
 * line brings some events and ends, so that the page connects again by itself, as after a cut. Nothing is run in the page meanwhile:
 * what a script leaves behind would be weighed too.
 */
export class WallSoak {
  private readonly waiting: ((events: string) => void)[] = [];
  private next = 10_000_000;
  private sample: WallIncident[] = [];
  private turned: number[] = [];
  private scenes = 0;

  constructor(private readonly page: Page) {}

  /** Before the page loads: counts objects of WebGL, makes its clock faster, and takes the place of the line. */
  async before(): Promise<void> {
    const { page } = this;
    // why: functions sent to the page call this, which the compiler of scripts adds
    await page.addInitScript("globalThis.__name ??= (named) => named;");
    await page.addInitScript(countGlObjects);
    await page.addInitScript(runFaster, FASTER);
    await page.route("**/api/wall/live", async (route) => {
      const events = await new Promise<string>((resolve) => this.waiting.push(resolve));
      await route.fulfill({ contentType: "text/event-stream", body: `retry: 5\n\n${events}` }).catch(() => {});
    });
    // a wall tells of each scene that it shows
    page.on("request", (request) => {
      if (request.url().endsWith("/api/wall/shown")) this.scenes++;
    });
  }

  /** Lives through `day`: its events come in as many answers as the line is lost, until so many scenes were shown. */
  async live(day: Day): Promise<void> {
    if (this.sample.length === 0) await this.readSample();
    const rounds = Math.max(day.reconnects, 1);
    const first = this.scenes;
    for (let round = 0; round < rounds; round++) {
      await this.until(() => this.waiting.length > 0, "the wall does not listen any more");
      this.waiting.shift()?.(this.events(Math.round(day.events / rounds)));
      const wanted = first + Math.floor(((round + 1) * day.scenes) / rounds);
      await this.until(() => this.scenes >= wanted, "the scenes do not turn any more");
    }
  }

  /** What the page weighs while it shows the whole area, and time runs as it does. */
  async weight(): Promise<Weight> {
    const cdp = await this.page.context().newCDPSession(this.page);
    await cdp.send("HeapProfiler.enable");
    await cdp.send("Performance.enable");
    const nodes: number[] = [];
    const listeners: number[] = [];
    for (let look = 0; look < LOOKS; look++) {
      const shown = this.scenes;
      await this.hurry();
      await this.until(() => this.scenes > shown, "the scenes do not turn any more");
      await this.standStill();
      await cdp.send("HeapProfiler.collectGarbage");
      const { metrics } = await cdp.send("Performance.getMetrics");
      const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
      nodes.push(metric("Nodes"));
      listeners.push(metric("JSEventListeners"));
    }
    const glObjects = await this.page.evaluate(() => globalThis.glObjects);
    const heap = await heapWithoutCode(cdp);
    await cdp.detach();
    await this.hurry();
    return { heap, nodes: looksOf(nodes), listeners: looksOf(listeners), glObjects };
  }

  private hurry(): Promise<void> {
    return this.page.evaluate((faster) => globalThis.liveFaster(faster), FASTER);
  }

  /** Waits for the picture of the whole area without an urgent incident in it, and has the page's clock run as others do. */
  private async standStill(): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      const isWhole = await this.page.evaluate(() => {
        const whole = document.querySelector(".wall-stage[data-scene=whole]:not([data-area])");
        globalThis.liveFaster(whole ? 1 : 20);
        return whole !== null;
      });
      if (isWhole) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("the whole area is not shown any more");
  }

  /** Ends the line, so that the page can be closed. */
  end(): void {
    for (const resolve of this.waiting.splice(0)) resolve("");
  }

  private async readSample(): Promise<void> {
    const answer = await this.page.request.get(new URL("/api/wall/incidents", this.page.url()).href);
    this.sample = ((await answer.json()) as { items: WallIncident[] }).items;
    if (this.sample.length === 0) throw new Error("there are no open incidents to begin with");
  }

  private async until(isTrue: () => boolean, otherwise: string): Promise<void> {
    for (let tries = 0; !isTrue(); tries++) {
      if (tries > 3000) throw new Error(otherwise);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** So many events: each brings an incident and takes one away that came twenty before it; every five-hundredth is critical. */
  private events(count: number): string {
    return Array.from({ length: count }, () => {
      const id = this.next++;
      const like = this.sample[id % this.sample.length];
      const urgency = id % 500 === 0 ? "critical" : "normal";
      const open: WallIncident = { ...like, id, urgency, dueAt: null };
      this.turned.push(id);
      const gone = this.turned.length > 20 ? [this.turned.shift()!] : [];
      return `event: incidents\ndata: ${JSON.stringify({ ids: [id, ...gone], open: [open] })}\n\n`;
    }).join("");
  }
}

const looksOf = (counts: readonly number[]): Looks => ({ least: Math.min(...counts), most: Math.max(...counts) });

/**
 * Bytes of the page's own objects. why not all of the heap: the engine goes on compiling functions as they are used more, and
 * that is no leak.
 */
async function heapWithoutCode(cdp: CDPSession): Promise<number> {
  const chunks: string[] = [];
  cdp.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await cdp.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  const { snapshot, nodes } = JSON.parse(chunks.join("")) as HeapSnapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf("type"), fields.indexOf("self_size")];
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (!["code", "native"].includes(types[0][nodes[at + type]])) bytes += nodes[at + size];
  }
  return bytes;
}

type HeapSnapshot = { snapshot: { meta: { node_fields: string[]; node_types: [string[]] } }; nodes: number[] };

/** Runs in the page before its own code: makes its clock and its timers so many times as fast. */
function runFaster(times: number): void {
  const begin = performance.timeOrigin;
  let [speed, ahead, since] = [times, 0, performance.now()];
  globalThis.liveFaster = (next) => {
    const now = performance.now();
    ahead += (now - since) * (speed - 1);
    [since, speed] = [now, next];
  };
  // why its origin: the map counts its frames by performance.now, and they stay as they are
  Object.defineProperty(performance, "timeOrigin", {
    get: () => begin + ahead + (performance.now() - since) * (speed - 1),
  });
  for (const name of ["setTimeout", "setInterval"] as const) {
    const real = globalThis[name] as (run: TimerHandler, ms?: number, ...given: unknown[]) => number;
    Object.assign(globalThis, {
      [name]: (run: TimerHandler, ms = 0, ...given: unknown[]) => real(run, ms / times, ...given),
    });
  }
}

/** Runs in the page before its own code: how many objects WebGL holds for it. */
function countGlObjects(): void {
  globalThis.glObjects = 0;
  const { prototype } = WebGL2RenderingContext;
  for (const kind of [
    "Buffer",
    "Texture",
    "Framebuffer",
    "Renderbuffer",
    "Program",
    "Shader",
    "VertexArray",
  ] as const) {
    const made = prototype[`create${kind}`] as (...args: unknown[]) => object | null;
    const removed = prototype[`delete${kind}`] as (thing: object | null) => void;
    Object.assign(prototype, {
      [`create${kind}`](this: WebGL2RenderingContext, ...args: unknown[]) {
        globalThis.glObjects++;
        return made.apply(this, args);
      },
      [`delete${kind}`](this: WebGL2RenderingContext, thing: object | null) {
        if (thing) globalThis.glObjects--;
        removed.call(this, thing);
      },
    });
  }
}
