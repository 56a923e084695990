import type { ClientError } from "../client/result.ts";
import type { CodeSecret as Secret } from "../client/session.ts";

/** What the server says that has a text of its own. */
const KNOWN = ["bad_credentials", "code_required", "bad_code", "too_many_attempts"] as const;

/** Why one could not sign in; `key` is the key of its text. */
export type SignInFault = {
  key: (typeof KNOWN)[number] | "empty" | "away" | "other";
  /** when one may try again, milliseconds since 1970; null = at once */
  until: number | null;
};

/** `error` as something one can be told. `hadCode`: a one-time code was sent along. */
export function faultOf(error: ClientError, hadCode = false, now = Date.now()): SignInFault {
  const away = error.code === "network" || error.code === "answer" || (error.status ?? 0) >= 500;
  const known = KNOWN.find((code) => code === error.code);
  // why: asked again for a code although one was given, it was not the right one
  const key = away ? "away" : known === "code_required" && hadCode ? "bad_code" : (known ?? "other");
  const waits = key === "too_many_attempts" && error.retryAfterS !== undefined;
  return { key, until: waits ? now + (error.retryAfterS ?? 0) * 1000 : null };
}

/** Why a new password was refused; also the key of its text. `weak`: the rule it breaks, and what the server says of it. */
export type PasswordFault =
  | { key: "empty" | "different" | "wrongCurrent" | "away" | "failed" }
  | { key: "weak"; rule: string; message: string };

/** `error` of the server as something one can be told. */
export function passwordFaultOf(error: ClientError): PasswordFault {
  if (error.code === "weak_password") return { key: "weak", rule: error.where ?? "", message: error.message };
  if (error.code === "wrong_password") return { key: "wrongCurrent" };
  if (error.code === "network" || (error.status ?? 0) >= 500) return { key: "away" };
  return { key: "failed" };
}

/** What can be said of the fields before the server is asked; null when nothing is wrong. */
export function checkNewPassword(current: string, next: string, repeat: string): PasswordFault | null {
  if (current === "" || next === "" || repeat === "") return { key: "empty" };
  return next === repeat ? null : { key: "different" };
}

/** What an authenticator reads, and why setting up one-time codes did not work; the code is the key of its text. */
export type CodeSecret = Secret;
export type CodeFault = ClientError;
