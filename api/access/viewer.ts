import { createHash } from "node:crypto";
import type { Right, SessionWay } from "../../domain/role.ts";
import type { Areas } from "../grids/areas.ts";

/** Where something may be seen: everywhere, or within areas. */
export type Scope = {
  /** the same for the same areas: what answers are kept by */
  key: string;
  /** ids of areas, with all within them; null = everywhere */
  areas: readonly number[] | null;
};

/** All of it. */
export const EVERYWHERE: Scope = { key: "", areas: null };

/** A role over an area, while it lasts. */
export type Grant = {
  role: string;
  rights: readonly Right[];
  /** id; null = everywhere */
  area: number | null;
  /** milliseconds since 1970 */
  from: number;
  until: number;
};

/** Of the account of someone who is signed in, what is asked at every turn. */
export type ViewerAccount = {
  id: number;
  username: string;
  name: string;
  staffId: number | null;
  passwordExpired: boolean;
  /** codes are asked for beside the password */
  oneTimeCode?: boolean;
};

/** Someone who is signed in, and what they may do where. Made from the database, held in memory, replaced when it changes. */
export class Viewer {
  private readonly scopes = new Map<Right, { from: number; until: number; scope: Scope }>();

  constructor(
    readonly sessionId: number,
    readonly account: ViewerAccount,
    readonly grants: readonly Grant[],
    /** milliseconds since 1970 */
    readonly expiresAt: number,
    readonly way: SessionWay = "password",
  ) {}

  /** Whether some grant in force has this right, somewhere. */
  may(right: Right, now = Date.now()): boolean {
    return this.scope(right, now).areas?.length !== 0;
  }

  /** Whether what needs this right is let through: also the right itself waits until an expired password is changed. */
  isLetIn(right: Right, now = Date.now()): boolean {
    return !this.account.passwordExpired && this.may(right, now);
  }

  /** Where this right holds now; no areas at all when nowhere. */
  scope(right: Right, now = Date.now()): Scope {
    // why kept: every tile asks for it
    const kept = this.scopes.get(right);
    if (kept && kept.from <= now && now < kept.until) return kept.scope;
    const turns = this.grants.flatMap(({ from, until }) => [from, until]);
    const from = Math.max(Number.NEGATIVE_INFINITY, ...turns.filter((turn) => turn <= now));
    const until = Math.min(Number.POSITIVE_INFINITY, ...turns.filter((turn) => turn > now));
    const scope = this.scopeAt(right, now);
    this.scopes.set(right, { from, until, scope });
    return scope;
  }

  private scopeAt(right: Right, now: number): Scope {
    const grants = this.grants.filter(
      ({ rights, from, until }) => from <= now && now < until && rights.includes(right),
    );
    if (grants.some(({ area }) => area === null)) return EVERYWHERE;
    const areas = [...new Set(grants.map(({ area }) => area!))].sort((a, b) => a - b);
    return { key: keyOf(areas), areas };
  }
}

// short, since it is part of addresses and tags
function keyOf(areas: readonly number[]): string {
  const ids = areas.join("-") || "none";
  return ids.length <= 16 ? ids : createHash("sha256").update(ids).digest("base64url").slice(0, 16);
}

const keptIds = new WeakMap<Scope, { areas: Areas; version: number; ids: readonly number[] }>();

/** Ids of all areas in `scope`, kept while the areas stay the same: every query of somebody with a scope asks for them. */
export function idsIn(areas: Areas, scope: Scope): readonly number[] {
  const kept = keptIds.get(scope);
  if (kept?.areas === areas && kept.version === areas.version) return kept.ids;
  const ids = [...areas.all()].filter(({ id }) => liesIn(areas, id, scope)).map(({ id }) => id);
  keptIds.set(scope, { areas, version: areas.version, ids });
  return ids;
}

/** Whether the area with the id `area` (null: in none) lies in `scope`. */
export function liesIn(areas: Areas, area: number | null, scope: Scope): boolean {
  if (scope.areas === null) return true;
  for (let id: number | null | undefined = area; id != null; id = areas.of(id)?.parentId) {
    if (scope.areas.includes(id)) return true;
  }
  return false;
}
