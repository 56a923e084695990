import type { BrowserContext, Page } from "playwright-core";
import type { Database } from "../../api/database/database.ts";
import { PASSWORD, putAccount, type TestGrant } from "../support/account.ts";

export const NEW_PASSWORD = "Quiet-Harbour-58-lotus";

type Person = {
  username: string;
  name: string;
  grants: readonly TestGrant[];
  /** the password was given by someone else */
  expired?: boolean;
};

/** Someone who can sign in with `PASSWORD`, put into the database before its server starts. */
export async function addPerson({ sql }: Database, { username, grants, ...more }: Person): Promise<void> {
  await putAccount(sql, username, grants, more);
}

/** Signs in on the page, in Chinese or English. */
export async function signIn(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.getByLabel(/^(用户名|User name)$/).fill(username);
  await page.getByLabel(/^(密码|Password)$/).fill(password);
  await page.getByRole("button", { name: /^(登录|Sign in)$/ }).click();
}

/**
 * Signs in at the server of `url` as the page does, without the page: what opens after it opens for them.
 * why: opening the page of signing in takes a second of a core, and tests of their own are about it
 */
export async function signInAhead(context: BrowserContext, url: string, username: string): Promise<void> {
  const answer = await context.request.post(new URL("/api/session", url).href, {
    data: { username, password: PASSWORD },
  });
  if (!answer.ok()) throw new Error(`${username} cannot sign in: ${answer.status()} ${await answer.text()}`);
}

/** What the browser itself says of an answer 401. */
export const isRefusal = (complaint: string) => /401|Failed to load resource/.test(complaint);
