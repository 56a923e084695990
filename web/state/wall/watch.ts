// Keeps a wall true: asks, listens, turns the scenes, and begins anew when it is taken back.

import type { WallNews } from "../../../domain/wall/incidents.ts";
import { LIMITS, type Scene } from "../../../domain/wall/settings.ts";
import type { WallEvent } from "../../client/wall.ts";
import { createAsking, type Outcome } from "./asking.ts";
import { flushed } from "./flush.ts";
import type { Kept, Outside } from "./outside.ts";
import { pairWall } from "./pairing.ts";
import { firstRotation } from "./scenes.ts";
import { NO_SPOTLIGHT } from "./spotlight.ts";
import { heated, messageNow, stepNow, type WallStore } from "./wall.ts";

const TICK_MS = 1_000;

/** What arrives is drawn no more often than this: each time the whole map is drawn anew. What comes alone is drawn at the next tick. */
const NEWS_MS = 3_000;
const MINUTE_MS = 60_000;

/** What is asked for, and how often whatever was heard meanwhile. */
const EVERY_MS = {
  wall: MINUTE_MS,
  day: MINUTE_MS,
  areas: 10 * MINUTE_MS,
  incidents: 10 * MINUTE_MS,
  heat: 5 * MINUTE_MS,
  tiles: 60 * MINUTE_MS,
};

type Asked = keyof typeof EVERY_MS;

const ORDER: readonly Asked[] = ["wall", "areas", "incidents", "day", "heat", "tiles"];

/** After the server did not answer, before it is asked again. */
const RETRY_MS = 10_000;

/** A new page is loaded when nothing has happened for so long. */
const IDLE_MS = 30_000;

/** A wall at work, until it is stopped. */
export class Watch {
  private readonly ask;
  private readonly due = new Set<Asked>(ORDER);
  private readonly askedAt: Record<Asked, number> = { wall: 0, areas: 0, incidents: 0, day: 0, heat: 0, tiles: 0 };
  private ticker: ReturnType<typeof setInterval> | undefined;
  private hangUp: (() => void) | null = null;
  private endPairing: (() => void) | null = null;
  private news: WallNews[] = [];
  private newsAt = Number.NEGATIVE_INFINITY;
  private asking = false;
  private retryAt = 0;
  private quietSince = 0;
  /** of the page that runs, and of the one that the server has now */
  private build: string | null;
  private newest: string | null = null;
  private told = { scene: "", at: 0 };
  private heatHours = 0;
  private isAway = false;

  constructor(
    private readonly wall: WallStore,
    private readonly outside: Outside,
  ) {
    this.ask = createAsking(wall, outside);
    this.build = outside.build;
  }

  /** Shows what was kept, then asks the server. */
  async start(): Promise<void> {
    const kept = await this.outside.kept.last();
    if (kept) this.wall.setState({ stage: { kind: "shown" }, ...remembered(kept, this.outside.clock()) });
    this.ticker = setInterval(() => this.tick(), TICK_MS);
    await this.askDue();
  }

  stop(): void {
    clearInterval(this.ticker);
    this.endPairing?.();
    this.deaf();
  }

  private tick(): void {
    const { wall, outside } = this;
    const steady = outside.clock();
    const news = steady - this.newsAt >= NEWS_MS ? this.news.splice(0) : [];
    if (news.length > 0) this.quietSince = this.newsAt = steady;
    const second = flushed(wall.getState(), news, steady);
    wall.setState(second.state);
    const { answers, stage } = wall.getState();
    if (second.critical.length > 0 && answers) outside.alarm(answers.wall.settings.volume);
    if (stage.kind === "unpaired") return;
    for (const asked of ORDER) if (steady - this.askedAt[asked] >= EVERY_MS[asked]) this.due.add(asked);
    if (this.due.size > 0 && steady >= this.retryAt) void this.askDue();
    if (stage.kind === "shown" && answers) this.afterTick(steady);
  }

  /** What is shown is told to the server, and a new page is loaded when nobody is kept waiting by that. */
  private afterTick(steady: number): void {
    const state = this.wall.getState();
    const { kind, area, seconds } = stepNow(state);
    const scene = `${kind} ${area}`;
    if (!this.isAway && this.build !== null && (scene !== this.told.scene || steady - this.told.at >= MINUTE_MS)) {
      this.told = { scene, at: steady };
      void this.outside.client.shown({ scene: told(kind, area, seconds), build: this.build, ...this.outside.screen() });
    }
    const isBusy = state.spotlight.id !== null || messageNow(state) !== null || steady - this.quietSince < IDLE_MS;
    const { build, newest, isAway } = this;
    const isOld = newest !== build && newest !== null && newest !== "none";
    if (isOld && !isAway && !isBusy) this.outside.reload();
  }

  /** Asks for what is due, one after the other, and keeps it all; the first that fails ends it until it is tried again. */
  private async askDue(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    for (const asked of ORDER) {
      if (!this.due.delete(asked)) continue;
      const outcome = await this.ask[asked]();
      const { stage } = this.wall.getState();
      this.askedAt[asked] = this.outside.clock();
      this.isAway = outcome !== "came";
      if (outcome !== "came") {
        this.due.add(asked);
        this.asking = false;
        return this.failed(outcome);
      }
      if (asked === "wall") this.heardWall();
      // why only now: without areas there is nothing to see
      if (asked === "areas" && stage.kind !== "shown") this.wall.setState({ stage: { kind: "shown" } });
    }
    this.asking = false;
    const { answers, tiles, aheadMs } = this.wall.getState();
    void this.outside.kept.keep({ answers: answers!, tiles, aheadMs });
  }

  private heardWall(): void {
    const { build, settings } = this.wall.getState().answers!.wall;
    this.build ??= build;
    this.newest = build;
    if (this.heatHours !== settings.heatHours) this.due.add("heat");
    this.heatHours = settings.heatHours;
    this.hangUp ??= this.outside.client.listen(
      (event) => this.heard(event),
      (live) => this.connected(live),
    );
  }

  private heard(event: WallEvent): void {
    // why both: scenes name areas, and go on in what took the place of one
    if (event.kind === "areas") this.due.add("wall").add("areas");
    else if (event.kind !== "incidents") this.due.add("wall");
    else if (event.news.ids === null) this.due.add("incidents");
    else this.news.push(event.news);
  }

  private connected(live: "open" | "lost"): void {
    const { live: before } = this.wall.getState();
    this.wall.setState({ live });
    // why: the stream of a wall that was taken back ends, and the answer says so
    if (live === "lost") this.due.add("wall");
    // why: what happened while nobody listened
    if (live === "open" && before === "lost")
      for (const asked of ["wall", "incidents", "day"] as const) this.due.add(asked);
  }

  private failed(outcome: Exclude<Outcome, "came">): void {
    if (outcome === "refused") this.unpaired();
    else this.retryAt = this.outside.clock() + RETRY_MS;
  }

  /** The server does not know this wall any more: nothing of it stays here, and a code is shown. */
  private unpaired(): void {
    this.deaf();
    void this.outside.kept.forget();
    this.news = [];
    this.wall.setState({
      rotation: firstRotation(this.outside.clock()),
      spotlight: NO_SPOTLIGHT,
      arrived: new Map(),
      tiles: null,
    });
    this.endPairing = pairWall(this.wall, this.outside, () => {
      this.endPairing = null;
      for (const asked of ORDER) this.due.add(asked);
      this.wall.setState({ stage: { kind: "starting" } });
      void this.askDue();
    });
  }

  private deaf(): void {
    this.hangUp?.();
    this.hangUp = null;
    this.wall.setState({ live: "lost" });
  }
}

/** What was kept, at `now` of this machine's clock, which may have begun anew without power: it is never before what it says. */
const remembered = ({ answers, tiles, aheadMs }: Kept, now: number) => ({
  answers,
  tiles,
  aheadMs: Math.max(aheadMs, answers.heardAt - now),
  ...heated(answers.heat),
});

/** A picture as a scene that could be set: one of the communities is that community. */
const told = (kind: Scene["kind"], area: string | null, seconds: number): Scene => ({
  kind: kind === "communities" ? "community" : kind,
  area,
  seconds: Math.round(Math.max(LIMITS.seconds[0], seconds)),
});
