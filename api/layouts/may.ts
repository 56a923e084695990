import {
  LAYOUT_ACTIONS,
  type LayoutAction,
  type LayoutRefusal,
  type LayoutState,
} from "../../domain/layout/publication.ts";
import type { Right } from "../../domain/role.ts";
import { liesIn, type Viewer } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import type { Areas } from "../grids/areas.ts";
import { HttpError } from "../http/errors.ts";
import { authorsOf, groundOf, type LayoutRow } from "./queries.ts";

const STATES: Record<LayoutAction, readonly LayoutState[]> = {
  edit: ["draft"],
  delete: ["draft"],
  submit: ["draft"],
  withdraw: ["submitted", "approved", "scheduled"],
  approve: ["submitted"],
  reject: ["submitted"],
  publish: ["approved"],
};

const RIGHTS: Record<LayoutAction, Right> = {
  edit: "layouts",
  delete: "layouts",
  submit: "layouts",
  withdraw: "layouts",
  approve: "layouts.approve",
  reject: "layouts.approve",
  publish: "layouts",
};

/** What `viewer` may do to a layout now: null where they may, else why not. Asks, and never acts. */
export async function mayDo(
  sql: Queryable,
  areas: Areas,
  viewer: Viewer,
  layout: LayoutRow,
): Promise<Record<LayoutAction, LayoutRefusal | null>> {
  const authors = await authorsOf(sql, layout.id);
  const ground = await groundOf(sql, layout.id);
  const reason = (action: LayoutAction): LayoutRefusal | null => {
    if (!liesIn(areas, layout.area_id, viewer.scope(RIGHTS[action]))) return "no-right";
    if (!STATES[action].includes(layout.state)) return "not-in-this-state";
    if (action === "approve" && authors.has(viewer.account.id)) return "own-work";
    if (action === "submit" || action === "publish") {
      if (!ground.same_ground) return "ground-changed";
      if (!ground.same_borders) return "begun-too-early";
    }
    return null;
  };
  return Object.fromEntries(LAYOUT_ACTIONS.map((action) => [action, reason(action)])) as Record<
    LayoutAction,
    LayoutRefusal | null
  >;
}

/** Throws why `viewer` may not do this: 403 for want of a right or for one's own work, 409 for the rest. */
export async function requireMay(
  sql: Queryable,
  areas: Areas,
  viewer: Viewer,
  layout: LayoutRow,
  action: LayoutAction,
): Promise<void> {
  const reason = (await mayDo(sql, areas, viewer, layout))[action];
  if (reason === null) return;
  const { status, code, message } = REFUSALS[reason];
  throw new HttpError(status, code, message, String(layout.id));
}

const REFUSALS: Record<LayoutRefusal, { status: 403 | 409; code: string; message: string }> = {
  "no-right": { status: 403, code: "forbidden", message: "您的角色没有这项权限。 Your role does not allow this." },
  "own-work": {
    status: 403,
    code: "own_work",
    message: "方案由您绘制或提交，须由另一人批准。 You drew or submitted this layout: somebody else must approve it.",
  },
  "not-in-this-state": {
    status: 409,
    code: "layout_state",
    message: "方案现在的状态不允许这样做。 The layout's present state does not allow this.",
  },
  "begun-too-early": {
    status: 409,
    code: "layout_outdated",
    message: "方案开始后已有另一方案生效，请复制为新草稿再提交。 Another layout came into force since: copy it first.",
  },
  "ground-changed": {
    status: 409,
    code: "ground_changed",
    message: "社区边界已变更，请在新底图上复制为新草稿。 The community has another border now: copy it first.",
  },
};
