import { EVERYWHERE, type Scope, type Viewer } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import type { Queryable, Sql } from "../database/database.ts";
import type { Areas } from "../grids/areas.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { hashOfName } from "../sign-in/attempts.ts";
import { madeUpPassword } from "../sign-in/made-up.ts";
import { hashPassword } from "../sign-in/password-hash.ts";
import { passwordFault, weakPassword } from "../sign-in/password-rules.ts";
import { INITIAL_PASSWORD_DAYS, type Profile } from "../sign-in/profiles.ts";
import { deleteSessionsOf, forgetAccountsFailures, removeSecret, setPassword } from "../sign-in/queries.ts";
import { type AskedGrant, checkedGrants, manages } from "./grant-rules.ts";
import {
  type AccountRow,
  accountRows,
  hasAdministrator,
  holdAccount,
  holdAccounts,
  insertAccount,
  removeIdentity,
  replaceGrants,
  roleRows,
  updateAccount,
} from "./queries.ts";

/** Who manages accounts, where and from where; null as viewer is whoever holds the machine itself. */
export type Manager = { viewer: Viewer | null; scope: Scope; address: string };

/** The command line: whoever may run it may read the whole database anyway. */
export const COMMAND_LINE: Manager = { viewer: null, scope: EVERYWHERE, address: "command line" };

/** An account that is asked for. */
export type NewAccountAsked = {
  username: string;
  name: string;
  grants: readonly AskedGrant[];
  /** absent: made up */
  password?: string;
  /** the owner has chosen the password */
  own?: boolean;
  /** the password may wait for its owner without end */
  waits?: boolean;
};

/** Accounts of one database, by the rules of one profile. */
export class Accounts {
  constructor(
    private readonly sql: Sql,
    private readonly areas: Areas,
    private readonly profile: Profile,
  ) {}

  /** All that `scope` manages, by name. */
  async list({ scope }: Manager): Promise<AccountRow[]> {
    return (await accountRows(this.sql)).filter((row) => manages(this.areas, scope, row));
  }

  /** One that `scope` manages. Throws the 404 of one that is not there or lies elsewhere. */
  one = (manager: Manager, id: number): Promise<AccountRow> => this.found(this.sql, manager, id);

  /** The one called `username`. Throws 404. */
  async called(username: string): Promise<AccountRow> {
    const [row] = await accountRows(this.sql, { username });
    if (!row) throw unknown("account_unknown", "账号", username);
    return row;
  }

  /**
   * Makes an account. Without a password one is made up, and given back; whoever chose it, its owner must change it within a
   * week, unless it is their `own`, or `waits` without end. Throws 400, 403, 409 as `checkedGrants`, 400 `weak_password`, 409 `username_taken`.
   */
  async create(manager: Manager, asked: NewAccountAsked): Promise<{ row: AccountRow; password: string | null }> {
    const { username, name, own = false, waits = false } = asked;
    const password = asked.password ?? madeUpPassword();
    this.requireGood(password, username);
    const passwordHash = await hashPassword(password);
    const id = await this.change(async (transaction) => {
      const grants = await this.grants(transaction, manager, asked.grants);
      const validDays = own || waits ? null : INITIAL_PASSWORD_DAYS;
      const made = await insertAccount(transaction, { username, name, passwordHash, expired: !own, validDays });
      if (made === undefined) {
        const message = `用户名“${username}”已有人使用。 The user name is taken.`;
        throw new HttpError(409, "username_taken", message, "username");
      }
      await replaceGrants(transaction, made, grants);
      await this.note(transaction, manager, "account.created", made, { username, grants: asked.grants });
      return made;
    });
    return { row: await this.found(this.sql, manager, id), password: asked.password === undefined ? password : null };
  }

  /** Changes what is given. Throws as `create`, and 409 `last_administrator`. A disabled account's sessions end. */
  async update(
    manager: Manager,
    id: number,
    asked: {
      name?: string;
      disabled?: boolean;
      grants?: readonly AskedGrant[];
      unlock?: boolean;
      oneTimeCode?: false;
      openid?: false;
    },
  ): Promise<AccountRow> {
    const { name, disabled, unlock } = asked;
    await this.change(async (transaction) => {
      await holdAccount(transaction, id);
      const row = await this.found(transaction, manager, id);
      if (asked.grants) {
        await replaceGrants(transaction, id, await this.grants(transaction, manager, asked.grants));
      }
      if (name !== undefined || disabled !== undefined) await updateAccount(transaction, id, { name, disabled });
      if (disabled) await deleteSessionsOf(transaction, id);
      if (asked.oneTimeCode === false) await removeSecret(transaction, id);
      if (asked.openid === false) await removeIdentity(transaction, id);
      if (unlock) await forgetAccountsFailures(transaction, hashOfName(row.username));
      await this.note(transaction, manager, "account.changed", id, { ...asked });
    });
    return this.found(this.sql, manager, id);
  }

  /**
   * Gives an account a password: `asked` or one that is made up. All its sessions end and it is unlocked. It must be changed at
   * the next sign-in unless it is `own`. One-time codes go on being asked for (ASVS V6.4.3). Gives it back.
   */
  async resetPassword(manager: Manager, id: number, asked?: string, own = false): Promise<string> {
    const password = asked ?? madeUpPassword();
    this.requireGood(password, (await this.found(this.sql, manager, id)).username);
    const hash = await hashPassword(password);
    await this.change(async (transaction) => {
      const row = await this.found(transaction, manager, id);
      const validDays = own ? null : INITIAL_PASSWORD_DAYS;
      await setPassword(transaction, { accountId: id, hash, before: null, expired: !own, validDays });
      await deleteSessionsOf(transaction, id);
      await forgetAccountsFailures(transaction, hashOfName(row.username));
      await this.note(transaction, manager, "password.changed", id, {});
    });
    return password;
  }

  /** Ends all sessions of an account. */
  async revokeSessions(manager: Manager, id: number): Promise<void> {
    await this.change(async (transaction) => {
      await this.found(transaction, manager, id);
      const ended = await deleteSessionsOf(transaction, id);
      await this.note(transaction, manager, "sessions.revoked", id, { ended });
    });
  }

  /** One change at a time, and never one that leaves nobody who manages accounts everywhere. */
  private change<Result>(act: (transaction: Queryable) => Promise<Result>): Promise<Result> {
    return this.sql.begin(async (transaction) => {
      await holdAccounts(transaction);
      const had = await hasAdministrator(transaction);
      const result = await act(transaction);
      if (had && !(await hasAdministrator(transaction))) {
        const message = "这是最后一个可管理全部账号的管理员。 This is the last administrator of everything.";
        throw new HttpError(409, "last_administrator", message);
      }
      return result;
    }) as Promise<Result>;
  }

  private async found(sql: Queryable, { scope }: Manager, id: number): Promise<AccountRow> {
    const [row] = await accountRows(sql, { id });
    if (!row || !manages(this.areas, scope, row)) throw unknown("account_unknown", "账号", id);
    return row;
  }

  private async grants(sql: Queryable, { scope }: Manager, asked: readonly AskedGrant[]) {
    return checkedGrants(asked, { areas: this.areas, roles: await roleRows(sql), scope });
  }

  private requireGood(password: string, username: string): void {
    const fault = passwordFault(password, username, this.profile);
    if (fault) throw weakPassword(fault, this.profile);
  }

  private note(
    sql: Queryable,
    { viewer, address }: Manager,
    action: "account.created" | "account.changed" | "password.changed" | "sessions.revoked",
    id: number,
    details: Record<string, unknown>,
  ): Promise<void> {
    return record(sql, { viewer, action, subject: { kind: "account", id }, address, details });
  }
}
