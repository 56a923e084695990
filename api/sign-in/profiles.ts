import type { Settings } from "../env.ts";

/**
 * How often signing in may fail. When `failures` have come within `windowS` of the first, none is let in for `waitS`; each
 * further one doubles the wait up to `longestWaitS`. Where both are the same the count begins anew after the wait.
 */
export type Limit = { failures: number; windowS: number; waitS: number; longestWaitS: number };

/** Rules for passwords and sessions. Two standards contradict each other: docs/decisions/0008-two-password-profiles.md. */
export type Profile = {
  minLength: number;
  /** of lower case, upper case, digits and other characters */
  minClasses: number;
  refusesCommon: boolean;
  maxAgeDays: number | null;
  /** how many passwords, the present one among them, may not be taken again */
  remembered: number;
  /** how long a session lasts without use */
  idleMs: number;
  limits: {
    /** of an account, wherever it is tried from */
    account: Limit;
    /** of an account from one address */
    accountAtAddress: Limit | null;
    /** of an address, whatever account it tries */
    address: Limit;
  };
};

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;

/** A whole street office may stand behind one address. */
const OF_AN_ADDRESS: Limit = {
  failures: 100,
  windowS: 15 * MINUTE_S,
  waitS: 15 * MINUTE_S,
  longestWaitS: 15 * MINUTE_S,
};

export const PROFILES: Record<Settings["passwordProfile"], Profile> = {
  // GB/T 22239-2019 8.1.4.1, with the figures that assessors ask for
  djbh: {
    minLength: 8,
    minClasses: 3,
    refusesCommon: true,
    maxAgeDays: 90,
    remembered: 5,
    idleMs: 30 * MINUTE_S * 1000,
    limits: {
      account: { failures: 5, windowS: DAY_S, waitS: 30 * MINUTE_S, longestWaitS: 30 * MINUTE_S },
      accountAtAddress: null,
      address: OF_AN_ADDRESS,
    },
  },
  // OWASP ASVS 5.0.0 V6.2, V6.3, V7.3
  asvs: {
    minLength: 12,
    minClasses: 1,
    refusesCommon: true,
    maxAgeDays: null,
    remembered: 1,
    idleMs: HOUR_S * 1000,
    limits: {
      account: { failures: 100, windowS: HOUR_S, waitS: 15 * MINUTE_S, longestWaitS: HOUR_S },
      accountAtAddress: { failures: 5, windowS: DAY_S, waitS: 30, longestWaitS: 15 * MINUTE_S },
      address: OF_AN_ADDRESS,
    },
  },
};

/** How long a session lasts at most, used or not: a working day. */
export const SESSION_MS = 12 * HOUR_S * 1000;

/** How long a password that someone else made up may wait for its owner. */
export const INITIAL_PASSWORD_DAYS = 7;

/** Passwords longer than this are refused: hashing must not become a way to keep the server busy. */
export const MAX_PASSWORD_LENGTH = 256;
