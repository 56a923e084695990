import type { ClientError } from "../client/result.ts";

/** Data on their way in. What was loaded before stays on screen while a newer try runs or has failed. */
export type Loaded<T> =
  | { state: "waiting" }
  | { state: "loading"; last: Dated<T> | null }
  | { state: "ready"; last: Dated<T> }
  | { state: "failed"; error: ClientError; last: Dated<T> | null };

/** `at`: when it arrived, milliseconds since 1970. */
export type Dated<T> = { value: T; at: number };

export const waiting: Loaded<never> = { state: "waiting" };

/** What there is to show, however old; null when nothing ever came. */
export const lastOf = <T>(loaded: Loaded<T>): T | null =>
  loaded.state === "waiting" ? null : (loaded.last?.value ?? null);

export const startLoading = <T>(before: Loaded<T>): Loaded<T> => ({
  state: "loading",
  last: before.state === "waiting" ? null : before.last,
});

export const finishLoading = <T>(value: T, at: number): Loaded<T> => ({ state: "ready", last: { value, at } });

export const failLoading = <T>(before: Loaded<T>, error: ClientError): Loaded<T> => ({
  state: "failed",
  error,
  last: before.state === "waiting" ? null : before.last,
});
