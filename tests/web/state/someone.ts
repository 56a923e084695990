import { RIGHTS, type Right, type SessionInfo } from "../../../domain/role.ts";
import type { Session } from "../../../web/state/session.ts";

/** Someone with `rights`, as the server tells it. */
export const aViewer = (rights: readonly Right[] = RIGHTS, username = "zhou-min"): SessionInfo => ({
  username,
  name: "周敏",
  grants: [{ role: "worker", area: "990101001001", until: null }],
  rights: [...rights],
  passwordExpired: false,
  oneTimeCode: false,
  way: "password",
});

/** Someone with `rights` is signed in. */
export const signedIn = (rights: readonly Right[] = RIGHTS): Session => ({ state: "somebody", who: aViewer(rights) });
