import { liesIn, type Scope } from "../access/viewer.ts";
import type { Areas } from "../grids/areas.ts";
import { requireArea } from "../grids/lineage.ts";
import { HttpError } from "../http/errors.ts";
import { requireCodes } from "../http/known-codes.ts";
import type { AccountRow, NewGrant, RoleRow } from "./queries.ts";

/** A grant as it is asked for. */
export type AskedGrant = { role: string; area?: string | null; until?: Date | null };

/** Whether one whose right `accounts` holds in `scope` manages this account: all it may lies within. */
export const manages = (areas: Areas, scope: Scope, { grants }: Pick<AccountRow, "grants">): boolean =>
  scope.areas === null || (grants.length > 0 && grants.every(({ area_id }) => liesIn(areas, area_id, scope)));

/**
 * The grants that are asked for, by numbers. Throws 400 for a role or area that is none, or an end that is past; 403
 * `beyond_scope` where they reach further than `scope`; 409 `duties_apart` where one account would both manage and audit.
 */
export function checkedGrants(
  asked: readonly AskedGrant[],
  known: { areas: Areas; roles: readonly RoleRow[]; scope: Scope },
): NewGrant[] {
  const { areas, roles, scope } = known;
  const rights = new Set<string>();
  const grants = asked.map(({ role: code, area: areaCode = null, until = null }): NewGrant => {
    requireCodes("grants", [code], roles);
    requireArea(areas, "grants", areaCode ?? undefined);
    const area = areaCode === null ? null : areas.withCode(areaCode)!.id;
    if (!liesIn(areas, area, scope)) {
      throw new HttpError(403, "beyond_scope", "超出了您自己的管理范围。 This reaches beyond your own area.", "grants");
    }
    if (until !== null && until.getTime() <= Date.now()) {
      throw new HttpError(400, "invalid_parameter", "参数 grants 不正确：到期时间已过。 The end is past.", "grants");
    }
    const role = roles.find((row) => row.code === code)!;
    for (const right of role.rights) rights.add(right);
    return { roleId: role.id, areaId: area, until };
  });
  if (rights.has("accounts") && rights.has("audit")) {
    const message = "一个账号不能既管理账号又做审计，请分给两个人。 One account cannot both manage accounts and audit.";
    throw new HttpError(409, "duties_apart", message, "grants");
  }
  if (grants.length === 0 && scope.areas !== null) {
    throw new HttpError(403, "beyond_scope", "请至少给一个角色。 Give at least one role.", "grants");
  }
  return grants;
}
