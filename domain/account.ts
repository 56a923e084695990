// Accounts as an administrator sees them.

/** A role over an area and all within it, for a time. */
export type AccountGrant = {
  /** code of the role */
  role: string;
  /** code of the area; null = everywhere */
  area: string | null;
  /** ISO 8601; null = without end */
  until: string | null;
};

/** Who may sign in. */
export type Account = {
  id: number;
  /** name to sign in with */
  username: string;
  /** name to show */
  name: string;
  disabled: boolean;
  /** the password was given by someone else, or is too old, and must be changed first */
  passwordExpired: boolean;
  /** ISO 8601; null when it may sign in now */
  lockedUntil: string | null;
  /** ISO 8601; null when it was never seen */
  lastSeen: string | null;
  /** a one-time code is asked for beside the password */
  oneTimeCode: boolean;
  /** bound to a person at the office's provider */
  openid: boolean;
  grants: AccountGrant[];
};

/** A browser that is signed in with an account. */
export type AccountSession = {
  id: number;
  createdAt: string;
  seenAt: string;
  address: string;
  agent: string;
};

/** A role that can be given. */
export type Role = { code: string; name: { zh: string; en: string }; rights: string[] };

/** Why a password is refused; also the key of the text that says so. */
export type PasswordFault = "length" | "common" | "classes" | "username" | "reused";

/** How one can sign in, and what a password must be: what `GET /api/session/ways` answers. */
export type SignInWays = {
  password: {
    minLength: number;
    /** how many of lower case, upper case, digits and others it must have */
    minClasses: number;
    /** how many passwords, the present one among them, may not be taken again */
    remembered: number;
    /** days after which it must be changed; null = never */
    maxAgeDays: number | null;
  };
  /** the office's own accounts, and what they are called; null where they are not to be had */
  openid: { name: string | null } | null;
};
