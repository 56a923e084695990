// What the administration shows, as pure functions. Its data live only as long as its screen.

import type { Account, AccountGrant } from "../../domain/account.ts";
import type { administration } from "../client/administration.ts";
import type { ClientError } from "../client/result.ts";
import type { AreaTree } from "./area-tree.ts";
import { addDays, type Day, dateOf, lastDay } from "./days.ts";

/** What panels may ask of the server. */
export type Administration = typeof administration;

export type Refusal = ClientError;

/** Accounts whose name, user name or role holds every word of `query`. */
export function matching(
  accounts: readonly Account[],
  query: string,
  roleName: (code: string) => string,
): readonly Account[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return accounts;
  return accounts.filter(({ name, username, grants }) => {
    const text = [name, username, ...grants.map(({ role }) => roleName(role))].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export type AccountStatus = "disabled" | "locked" | "expired" | "fine";

/** The one thing about an account that matters most. */
export function statusOf({ disabled, lockedUntil, passwordExpired }: Account, now: number): AccountStatus {
  if (disabled) return "disabled";
  if (lockedUntil !== null && Date.parse(lockedUntil) > now) return "locked";
  return passwordExpired ? "expired" : "fine";
}

/** A grant as it is filled in: everywhere is "", without end is "". */
export type GrantRow = { role?: string; area?: string; until?: Day };

/** The last day of a grant is included, on the clock of whoever gives it. */
export const grantsOf = (rows: readonly GrantRow[]): AccountGrant[] =>
  rows.flatMap(({ role, area, until }) =>
    role ? [{ role, area: area || null, until: until ? dateOf(addDays(until, 1)).toISOString() : null }] : [],
  );

export const rowsOf = (grants: readonly AccountGrant[]): GrantRow[] =>
  grants.map(({ role, area, until }) => ({ role, area: area ?? EVERYWHERE, until: until ? lastDay(until) : "" }));

/** Stands for "everywhere" where an area is chosen. */
export const EVERYWHERE = "";

/** Areas as a tree to choose from, under everything. */
export type AreaChoice = { value: string; title: string; children?: AreaChoice[] };

export function areaChoices(tree: AreaTree, everywhere: string): AreaChoice[] {
  const choice = (code: string): AreaChoice => {
    const { name, children } = tree.byCode.get(code)!;
    return { value: code, title: name, ...(children.length > 0 ? { children: children.map(choice) } : {}) };
  };
  return [{ value: EVERYWHERE, title: everywhere }, ...tree.roots.map(choice)];
}

/** What the audit log is searched by. */
export type AuditFilter = { action: string; account: string; q: string; from: Day | ""; to: Day | "" };

export const noAuditFilter: AuditFilter = { action: "", account: "", q: "", from: "", to: "" };

/** The query of a page of the log, or of all of it as a table. Both days are included. */
export function auditQuery(filter: AuditFilter, page?: { limit: number; after: string | null }): string {
  const query = new URLSearchParams();
  for (const key of ["action", "account", "q"] as const) {
    if (filter[key].trim()) query.set(key, filter[key].trim());
  }
  if (filter.from) query.set("from", dateOf(filter.from).toISOString());
  if (filter.to) query.set("to", dateOf(addDays(filter.to, 1)).toISOString());
  if (page) query.set("limit", String(page.limit));
  if (page?.after) query.set("after", page.after);
  return query.toString();
}

export const TABS = [
  "accounts",
  "devices",
  "schedules",
  "flow",
  "calendar",
  "themes",
  "doctor",
  "hotline",
  "senders",
  "departments",
  "audit",
  "retention",
] as const;
export type AdministrationTab = (typeof TABS)[number];
