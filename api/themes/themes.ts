import { NO_CLASS } from "../../domain/theme.ts";
import type { ThemeColumns } from "../../domain/theme-columns.ts";
import { EVERYWHERE, liesIn, type Scope, type Viewer } from "../access/viewer.ts";
import { gridsIn, type View } from "../access/views.ts";
import type { Database } from "../database/database.ts";
import type { Changes } from "../live/changes.ts";
import type { Change } from "../live/queries.ts";
import { RecentlyUsed } from "../memory/recently-used.ts";
import type { ThemeRow } from "./class-queries.ts";
import { areaValues, classNumbers, themeRows, themesWithin } from "./queries.ts";

type Classes = { id: Int32Array; class: Uint8Array };

/** The themes and the classes of their values, read when first asked for and again when they have changed. */
export class Themes {
  private rows: Promise<ThemeRow[]> | null = null;
  private readonly classes = new RecentlyUsed<Promise<Classes>>(12);
  private readonly within = new RecentlyUsed<Promise<Set<number>>>(32);
  private readonly stopFollowing: () => void;
  /** changes with every change of any theme */
  version: string;

  constructor(
    private readonly database: Database,
    private readonly changes: Changes,
  ) {
    this.version = changes.memory.versions.areas;
    this.stopFollowing = changes.follow(({ changes }) => this.note(changes));
  }

  close(): void {
    this.stopFollowing();
  }

  private note(changes: readonly Change[]): void {
    const last = changes.findLast(({ entity }) => entity === "theme");
    if (!last) return;
    this.version = `${last.seq.toString(36)}.${last.at.toString(36)}`;
    this.rows = null;
  }

  /** All of them, in their order. */
  all(): Promise<ThemeRow[]> {
    this.rows ??= themeRows(this.database.sql).catch((error: unknown) => {
      this.rows = null;
      throw error;
    });
    return this.rows;
  }

  /** Those with a value that `viewer` may see. */
  async shownTo(viewer: Viewer): Promise<ThemeRow[]> {
    const [all, ids] = [await this.all(), await this.idsShownTo(viewer)];
    const shown: ThemeRow[] = [];
    for (const theme of all) {
      if (theme.restricted && !viewer.may("households.restricted")) continue;
      if (theme.subject === "household" ? ids.has(theme.id) : (await this.areasOf(theme, viewer)).length > 0)
        shown.push(theme);
    }
    return shown;
  }

  private async idsShownTo(viewer: Viewer): Promise<Set<number>> {
    const [scope, restricted] = [viewer.scope("households"), viewer.scope("households.restricted")];
    if (scope.areas?.length === 0) return new Set();
    const { versions } = this.changes.memory;
    const version = [this.version, versions.households, versions.areas, scope.key, restricted.key].join("~");
    const kept = this.within.get(version, () => themesWithin(this.database.sql, scope, restricted));
    return kept.catch((error: unknown) => {
      this.within.clear();
      throw error;
    });
  }

  /** The classes of the households of `view`; of a restricted theme, of those in `restricted` alone. */
  async columns(theme: ThemeRow, view: View, scope: Scope, restricted: Scope): Promise<ThemeColumns> {
    const { id, class: classes } = await this.classesOf(theme);
    const limit = theme.restricted ? restricted : EVERYWHERE;
    if (scope.areas === null && limit.areas === null) return { length: id.length, id, class: classes };
    const mask = gridsIn(this.changes.memory, limit);
    const { households } = view;
    const seen = new Set<number>();
    for (let row = 0; row < households.id.length; row++) {
      if (limit.areas === null || mask[households.grid[row]] === 1) seen.add(households.id[row]);
    }
    const rows = Uint32Array.from(id.keys()).filter((row) => seen.has(id[row]));
    return {
      length: rows.length,
      id: Int32Array.from(rows, (row) => id[row]),
      class: Uint8Array.from(rows, (row) => classes[row]),
    };
  }

  private async classesOf(theme: ThemeRow): Promise<Classes> {
    const kept = this.classes.get(`${theme.id}~${this.version}`, async () => {
      const { id, class: own } = await classNumbers(this.database.sql, theme);
      return { id, class: Uint8Array.from(own, (number) => Math.min(number, NO_CLASS)) };
    });
    return kept.catch((error: unknown) => {
      this.classes.clear();
      throw error;
    });
  }

  /** Values of a theme of areas, of the areas that `viewer` answers for. */
  async areasOf(theme: ThemeRow, viewer: Viewer): Promise<{ area: string; value: string }[]> {
    const { areas } = this.changes.memory;
    const scopes = [viewer.scope("map"), ...(theme.restricted ? [viewer.scope("households.restricted")] : [])];
    const values = await areaValues(this.database.sql, theme.id);
    return values.flatMap(({ id, value }) => {
      const area = areas.of(id);
      return area && scopes.every((scope) => liesIn(areas, id, scope)) ? [{ area: area.code, value }] : [];
    });
  }
}
