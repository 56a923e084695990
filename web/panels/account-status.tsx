import type { Account } from "../../domain/account.ts";
import { statusOf } from "../state/administration.ts";
import { administrationTexts } from "../text/administration.ts";
import { formatMoment } from "../text/format.ts";
import { useLanguage } from "./app-context.tsx";

/** What of an account matters most; an account that is as it should be says so quietly. */
export function Status({ account }: { account: Account }) {
  const text = administrationTexts[useLanguage()].accounts;
  const now = new Date();
  const status = statusOf(account, now.getTime());
  if (status === "fine") return <span>{text.statuses.fine}</span>;
  const words =
    status === "locked" ? text.lockedUntil(formatMoment(new Date(account.lockedUntil!), now)) : text.statuses[status];
  return <span className={`admin-tag admin-tag-${status}`}>{words}</span>;
}
