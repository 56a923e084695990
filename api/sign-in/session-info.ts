import type { SessionInfo } from "../../domain/role.ts";
import { RIGHTS } from "../../domain/role.ts";
import type { Viewer } from "../access/viewer.ts";
import type { Areas } from "../grids/areas.ts";

/** What the one who is signed in is told of themselves. */
export function sessionInfo(viewer: Viewer, areas: Areas, now = Date.now()): SessionInfo {
  const { username, name, passwordExpired, oneTimeCode = false } = viewer.account;
  return {
    username,
    name,
    grants: viewer.grants
      .filter(({ from, until }) => from <= now && now < until)
      .map(({ role, area, until }) => ({
        role,
        area: area === null ? null : (areas.of(area)?.code ?? null),
        until: Number.isFinite(until) ? new Date(until).toISOString() : null,
      })),
    rights: RIGHTS.filter((right) => viewer.may(right, now)),
    passwordExpired,
    oneTimeCode,
    way: viewer.way,
  };
}
