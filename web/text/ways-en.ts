import type { waysZh } from "./ways-zh.ts";

/** As `waysZh`, in English. */
export const waysEn: typeof waysZh = {
  ways: {
    or: "or",
    openid: (name) => `Sign in with ${name}`,
    openidUsual: "your office account",
    refused: {
      openid_away: "The office's sign-in does not answer. Try again later, or use your password",
      openid_cancelled: "Signing in with the office account was not completed",
      openid_invalid: "This sign-in is too old or was used before. Start again",
      openid_no_account: "Your office account has no account here yet. Ask an administrator to make one of that name",
      openid_disabled: "This account is disabled. Ask an administrator",
      openid_other_identity: "This user name belongs to another office account. Ask an administrator",
      too_many_attempts: "Too many attempts. Try again later",
      other: "You could not be signed in. Try again",
    },
    rules: {
      length: (count) => `has ${count} characters or more`,
      classes: (count) => `has ${count} of capitals, small letters, digits and others`,
      common: "is not a common one, and not made from your user name",
      present: "is not the present one",
      remembered: (count) => `is none of your last ${count}`,
      age: (days) => `must be changed again after ${days} days`,
    },
  },

  codes: {
    open: "One-time codes",
    title: "One-time codes",
    stateOn: "On",
    stateOff: "Off",
    why: "When on, signing in asks for your password and for six digits that an authenticator app on your phone shows. Whoever knows your password alone stays out.",
    whyOn:
      "Signing in asks for your password and for the six digits of your authenticator app. Before you change phones turn it off, then on again with the new one.",
    password: "Current password",
    begin: "Turn on",
    end: "Turn off",
    scan: "1. Scan with an authenticator app",
    scanHint: "If you cannot scan, type this key into the app (kind: time-based):",
    picture: "Square code for an authenticator app",
    copy: "Copy key",
    copied: "Copied",
    enter: "2. Enter the six digits it shows",
    code: "One-time code",
    confirm: "Confirm",
    done: "On. Your next sign-in asks for a code.",
    ended: "Off. Signing in asks for your password alone.",
    lost: "If you lose your phone, an administrator can turn it off.",
    cancel: "Cancel",
    busy: "Working",
    faults: {
      empty: "Fill this in",
      wrong_password: "The current password is wrong",
      wrong_code: "The code is wrong. Check the clock of your phone and enter the digits it shows now",
      too_many_attempts: "Too many attempts. Try again later",
      network: "The server does not answer. Try again",
      other: "This did not work. Try again",
    },
  },
};
