// Who may do what. A role is a row of the table `role`: a name and the rights it has. An account holds grants: a role over an
// area and all within it, for a time.

/** What one may be allowed to do. The table `role` says which roles may. */
export const RIGHTS = [
  "map", //                   see the ground, areas, buildings, facilities and the people who answer for an area
  "households", //            see households, names and phones masked
  "households.reveal", //     see the name and phone of one household, for a reason
  "households.restricted", // see restricted tags
  "households.write", //      change households, note visits
  "incidents", //             see incidents
  "incidents.report", //      report one
  "incidents.handle", //      take a step of one
  "hotline", //               bring in sheets of 12345 work orders, and give results back
  "notices", //               tell the households of an area, and note who was reached
  "bulletins", //             write what the screens at the stairs show, and how to reach the office
  "layouts", //               redraw grids
  "layouts.approve", //       approve what somebody else drew
  "accounts", //              accounts, roles and their sessions
  "audit", //                 who looked at what
  "walls", //                 what walls show, and orders to them
  "wall", //                  be one: its figures, and incidents as coarse as a grid. Nothing personal
  "kiosk", //                 be the screen at a stair
] as const;

export type Right = (typeof RIGHTS)[number];

/** Roles that come with the program; an administrator may add others. */
export const ROLES = [
  "administrator",
  "auditor",
  "commander",
  "planner",
  "leader",
  "worker",
  "clerk",
  "wall",
  "kiosk",
] as const;

export type RoleCode = (typeof ROLES)[number];

/** All that a device may ever do: what it shows is seen by whoever walks by. */
export const DEVICE_RIGHTS: readonly Right[] = ["wall", "kiosk"];

/** How a session began: by our password, by the office's own accounts (OpenID Connect), by pairing a device. */
export type SessionWay = "password" | "openid" | "device";

/** Who is signed in: what `GET /api/session` answers. */
export type SessionInfo = {
  /** name to sign in with */
  username: string;
  /** name to show */
  name: string;
  grants: {
    role: string;
    /** code of the area; null = everywhere */
    area: string | null;
    /** ISO 8601; null = without end */
    until: string | null;
  }[];
  rights: Right[];
  /** the password was given by someone else and must be changed first */
  passwordExpired: boolean;
  /** a one-time code is asked for beside the password */
  oneTimeCode: boolean;
  way: SessionWay;
};
