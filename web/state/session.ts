// Who is signed in, and what that lets the page show.

import type { Right, SessionInfo } from "../../domain/role.ts";
import type { ClientError } from "../client/result.ts";
import { MODES, type Mode } from "./mode.ts";

/** `lapsed`: the server knows us no more; what was on screen waits under the sign-in screen. */
export type Session =
  | { state: "asking" }
  | { state: "away"; error: ClientError }
  | { state: "nobody" }
  | { state: "somebody"; who: SessionInfo }
  | { state: "lapsed"; who: SessionInfo };

/** Who is, or was until a moment ago, signed in. */
export const whoIn = (session: Session): SessionInfo | null => ("who" in session ? session.who : null);

/** Signed in, with a password of their own: the page may be used. */
export const isInside = (session: Session): boolean => session.state === "somebody" && !session.who.passwordExpired;

/** Whether the one who is signed in has `right` somewhere. */
export const may = ({ session }: { session: Session }, right: Right): boolean =>
  whoIn(session)?.rights.includes(right) ?? false;

/** The session once the server said that nobody is signed in. */
export function lapse(session: Session): Session {
  const who = whoIn(session);
  return who ? { state: "lapsed", who } : { state: "nobody" };
}

/** The same person with the same duties? Then what was loaded may stay. */
export function sameViewer(a: SessionInfo, b: SessionInfo): boolean {
  const duties = ({ username, grants, rights }: SessionInfo) =>
    JSON.stringify([
      username,
      grants.map(({ role, area, until }) => `${role} ${area} ${until}`).sort(),
      [...rights].sort(),
    ]);
  return duties(a) === duties(b);
}

// why not households.write for visits: when somebody was there says nothing that was noted there, and whoever answers for a street
// has to see where nobody goes
const RIGHT_OF: Record<Mode, Right> = {
  households: "households",
  incidents: "incidents",
  heat: "incidents",
  analysis: "incidents",
  visits: "households",
  notices: "notices",
};

/** Modes of the map for someone with these rights; may be none. */
export const modesFor = (rights: readonly Right[]): Mode[] => MODES.filter((mode) => rights.includes(RIGHT_OF[mode]));

/** `mode` where it is allowed, else the first that is. */
export function allowedMode(mode: Mode, rights: readonly Right[]): Mode {
  const allowed = modesFor(rights);
  return allowed.includes(mode) ? mode : (allowed[0] ?? MODES[0]);
}
