import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from "openid-client";
import { TooManyAttempts } from "../sign-in/attempts.ts";

/** Why one could not sign in by way of the provider: the sign-in screen has words for each. */
export type RefusalCode =
  | "openid_away" //            the provider does not answer, or not as it should
  | "openid_cancelled" //       the provider itself refused
  | "openid_invalid" //         state, nonce or code are wrong, too old, or used before
  | "openid_no_account" //      no account is called so
  | "openid_disabled" //        the account is disabled
  | "openid_other_identity" //  the account belongs to somebody else there
  | "too_many_attempts";

/** Thrown by whatever finds out; `account` is the one concerned. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly concerns: { account?: { id: number; username: string }; username?: string } = {},
  ) {
    super(code);
  }

  /** What `error` of the exchange with the provider means. What is none of those is thrown again. */
  static of(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    if (error instanceof TooManyAttempts) return new Refusal("too_many_attempts");
    if (error instanceof AuthorizationResponseError) return new Refusal("openid_cancelled");
    if (error instanceof ResponseBodyError && error.error === "invalid_grant") return new Refusal("openid_invalid");
    if (error instanceof ClientError && !UNFIT.includes(error.code ?? "")) return new Refusal("openid_invalid");
    const isOfTheProvider =
      error instanceof ClientError ||
      error instanceof ResponseBodyError ||
      error instanceof WWWAuthenticateChallengeError ||
      // fetch says no more when nobody answers
      (error instanceof TypeError && error.message === "fetch failed");
    if (!isOfTheProvider) throw error;
    // whoever runs the server has to know: a wrong secret looks like this
    console.error(`OpenID Connect: the provider cannot be talked to: ${inWords(error)}`);
    return new Refusal("openid_away");
  }
}

/** Answers that say nothing of who signs in: too late, or not what was to come. */
const UNFIT = ["OAUTH_TIMEOUT", "OAUTH_ABORT", "OAUTH_RESPONSE_IS_NOT_CONFORM", "OAUTH_RESPONSE_IS_NOT_JSON"];

/** An error and what caused it, without what they carry: that may be somebody's token. */
export function inWords(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : "";
  return `${error instanceof Error ? error.message : error}${cause}`;
}
