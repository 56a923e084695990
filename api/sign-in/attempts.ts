import { createHash } from "node:crypto";
import type { Sql } from "../database/database.ts";
import { HttpError } from "../http/errors.ts";
import { networkOf } from "../http/network.ts";
import type { Limit, Profile } from "./profiles.ts";
import { countFailure, forgetFailures, type LimitKey, secondsLocked, takeBackFailure } from "./queries.ts";

/** What an attempt to sign in is counted by. */
export const hashOfName = (username: string): Buffer => createHash("sha256").update(username).digest();

/** Thrown inside the transaction, so that an attempt that is refused is counted nowhere. */
class Locked extends Error {}

/**
 * One attempt to come in from `address`: to give the password of `username`, or, with null, in a way that names nobody. It is counted as failed before the password is looked at, so
 * that many at once gain nothing; who turns out to be right takes it back.
 */
export class Attempt {
  private readonly limits: { key: LimitKey; limit: Limit; isOfAddress: boolean }[];

  constructor(
    private readonly sql: Sql,
    username: string | null,
    address: string,
    { limits }: Profile,
  ) {
    const from = networkOf(address);
    // why in this order for everyone: two transactions never wait for each other
    this.limits = [
      ...(username === null ? [] : limitsOf(hashOfName(username), from, limits)),
      { key: { account: Buffer.alloc(0), address: from }, limit: limits.address, isOfAddress: true },
    ];
  }

  /** Counts it. Throws 429 `too_many_attempts` while the account or the address is locked. */
  async begin(): Promise<void> {
    try {
      await this.sql.begin(async (transaction) => {
        for (const { key, limit } of this.limits) {
          if (!(await countFailure(transaction, key, limit))) throw new Locked();
        }
      });
    } catch (error) {
      if (!(error instanceof Locked)) throw error;
      const keys = this.limits.map(({ key }) => key);
      throw new TooManyAttempts(Math.max(1, await secondsLocked(this.sql, keys)));
    }
  }

  /** Gives what `look` finds. When it finds nothing, because the server was too busy, nothing counts. */
  async judge<Found>(look: () => Promise<Found>): Promise<Found> {
    try {
      return await look();
    } catch (error) {
      await this.takeBack();
      throw error;
    }
  }

  /** It was right: the account's failures are forgotten, the address's go on counting. */
  async succeed(): Promise<void> {
    for (const { key, isOfAddress } of this.limits) {
      await (isOfAddress ? takeBackFailure(this.sql, key) : forgetFailures(this.sql, key));
    }
  }

  /** It was neither right nor wrong yet. */
  async takeBack(): Promise<void> {
    for (const { key } of this.limits) await takeBackFailure(this.sql, key);
  }
}

/** What is counted of an account, wherever and from `from`. */
function limitsOf(account: Buffer, from: string, limits: Profile["limits"]) {
  const anywhere = { key: { account, address: "" }, limit: limits.account, isOfAddress: false };
  if (!limits.accountAtAddress) return [anywhere];
  return [anywhere, { key: { account, address: from }, limit: limits.accountAtAddress, isOfAddress: false }];
}

/** 429, with how long to wait. */
export class TooManyAttempts extends HttpError {
  constructor(readonly seconds: number) {
    const wait = seconds < 90 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
    super(429, "too_many_attempts", `尝试次数过多，请 ${wait}后再试。 Too many attempts; try again in ${seconds} s.`);
  }
}
