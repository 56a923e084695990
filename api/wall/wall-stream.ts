import type { WallNews } from "../../domain/wall/incidents.ts";
import type { Scope, Viewer } from "../access/viewer.ts";
import { gridsIn } from "../access/views.ts";
import type { Changes, News } from "../live/changes.ts";
import { type Listener, Listeners } from "../live/listeners.ts";
import { builtPage } from "./build.ts";
import type { WallAnswers } from "./wall-answers.ts";

/** How often it is looked whether the page was built anew. */
const BUILD_MS = 15_000;

const encoder = new TextEncoder();

const event = (name: "wall" | "incidents" | "areas" | "build", data: object, id: number | null = null): string =>
  `event: ${name}\n${id === null ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;

const READ_AGAIN: WallNews = { ids: null, open: [] };

/**
 * Server-sent events to walls: `wall` when settings or orders of the very wall changed, `incidents` with what is open of those that changed,
 * `areas` when borders did, `build` with the name of the page. One that was away is told to read all of it again.
 */
export class WallStream {
  private readonly listeners: Listeners<Scope>;
  private readonly stopFollowing: () => void;
  private readonly timer: NodeJS.Timeout;
  private build: string | null = null;
  /** why one after the other: what is open is read between, and news must not overtake one another */
  private telling = Promise.resolve();

  constructor(
    private readonly changes: Changes,
    private readonly answers: WallAnswers,
    private readonly pageFolder: string,
  ) {
    this.stopFollowing = changes.follow((news) => this.hear(news));
    this.listeners = new Listeners({
      sessions: changes.memory.sessions,
      right: "wall",
      beat: () => `id: ${changes.seq}\n\n`,
      checked: (listener) => this.follow(listener),
    });
    this.timer = setInterval(() => void this.lookAtBuild(), BUILD_MS);
    this.timer.unref();
  }

  /** A stream for `viewer`; `last` is the number of the last event they heard, null for who heard none. */
  open(last: number | null, viewer: Viewer): ReadableStream<Uint8Array> {
    return this.listeners.open(viewer, viewer.scope("wall"), async ({ stream }, gone) => {
      const build = await this.lookAtBuild();
      if (gone.aborted) return false;
      const { seq } = this.changes;
      const missed = last === null || last === seq ? "" : allAgain();
      stream.enqueue(encoder.encode(`retry: 3000\nid: ${seq}\n\n${event("build", { build })}${missed}`));
      return true;
    });
  }

  /** Resolves when everybody was told all that was known at the time of the call. */
  told(): Promise<void> {
    return this.telling;
  }

  close(): void {
    clearInterval(this.timer);
    this.stopFollowing();
    this.listeners.close();
  }

  private hear(news: News): void {
    if (this.listeners.size === 0) return;
    const { seq } = this.changes;
    // first, so that nobody is told what they may no longer see
    if (news.changes.some(({ entity }) => entity === "session")) this.listeners.checkAll();
    this.telling = this.telling
      .then(() => this.tell(news, seq))
      .catch((error: unknown) => console.error("walls cannot be told of changes:", error));
  }

  private async tell({ changes, moved, touched }: News, seq: number): Promise<void> {
    const devices = new Set(changes.flatMap(({ entity, ids }) => (entity === "device" ? (ids ?? []) : [])));
    const incidents = changes.filter(({ entity }) => entity === "incident");
    const ids = incidents.some((change) => change.ids === null) ? null : incidents.flatMap((change) => change.ids!);
    const borders = touched.has("areas") ? event("areas", {}) : "";
    const byScope = new Map<string, string>();
    const scopes = new Map([...this.listeners.everyone()].map(({ own }) => [own.key, own]));
    for (const [key, scope] of scopes) {
      const all = borders !== "" || ids === null;
      const news = all ? READ_AGAIN : await this.newsOf(scope, ids, moved.incidents);
      byScope.set(key, borders + (incidents.length > 0 || all ? textOf(news, seq) : ""));
    }
    this.listeners.send(({ own, viewer }) => {
      const orders = devices.has(viewer.account.id) ? event("wall", {}) : "";
      return encoder.encode(orders + (byScope.get(own.key) ?? allAgain()));
    });
  }

  /** Those of `ids` that are or were in `scope`, and what of them is open now. */
  private async newsOf(scope: Scope, ids: readonly number[], moved: News["moved"]["incidents"]): Promise<WallNews> {
    const mask = gridsIn(this.changes.memory, scope);
    const seen = ids.filter((id) => scope.areas === null || moved.get(id)?.some((index) => mask[index] === 1));
    return { ids: seen, open: seen.length === 0 ? [] : await this.answers.incidents(scope, Date.now(), seen) };
  }

  /** Tells one whose area is another now to read everything again. */
  private follow(listener: Listener<Scope>): void {
    const scope = listener.viewer.scope("wall");
    const isSame = scope.key === listener.own.key;
    listener.own = scope;
    if (!isSame) this.listeners.give(listener, encoder.encode(allAgain()));
  }

  private async lookAtBuild(): Promise<string> {
    const build = await builtPage(this.pageFolder, "wall.html");
    const isNew = this.build !== null && this.build !== build;
    this.build = build;
    if (isNew) this.listeners.send(() => encoder.encode(event("build", { build })));
    return build;
  }
}

const allAgain = (): string => event("wall", {}) + event("areas", {}) + event("incidents", READ_AGAIN);

const textOf = (news: WallNews, seq: number): string => (news.ids?.length === 0 ? "" : event("incidents", news, seq));
