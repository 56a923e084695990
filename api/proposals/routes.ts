import { areaAt, type Draft } from "../../domain/layout/layout.ts";
import type { ProposalJob } from "../../domain/layout/proposals/proposal.ts";
import { type Split, splitFault } from "../../domain/layout/proposals/split.ts";
import { viewerOf } from "../access/guard.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { newRoutes } from "../http/routing.ts";
import { requireMay } from "../layouts/may.ts";
import type { OpenDrafts } from "../layouts/open-drafts.ts";
import { layoutIn } from "../layouts/read.ts";
import type { Parts } from "../parts.ts";
import { getProposal, listProposals, postProposal, stopProposal } from "./descriptions.ts";
import type { ProposalJobs } from "./proposal-jobs.ts";

/** The optimiser as the server's work: what a page would do in its own worker, for those who leave or whose machine is too slow. */
export function proposalRoutes({ database: { sql }, memory }: Parts, drafts: OpenDrafts, jobs: ProposalJobs) {
  const routes = newRoutes();

  const jobOf = (layout: number, id: string) => {
    const job = jobs.get(layout, id);
    if (!job) throw unknown("proposal_unknown", "这个计算，或已不再保留：", id);
    return job;
  };

  /** `POST /api/layouts/7/proposals {"kind": "alternatives", "settings": {"band": [300, 500], "target": 400}}` */
  routes.openapi(postProposal, async (c) => {
    const { names, ...wish } = c.req.valid("json");
    const viewer = viewerOf(c);
    const layout = await layoutIn(sql, c, c.req.valid("param").id);
    await requireMay(sql, memory.areas, viewer, layout, "edit");
    const draft = await drafts.open(sql, layout);
    if (wish.kind === "split") requireSplittable(draft, wish.settings.split!);
    const { id: account, name: by } = viewer.account;
    return c.json(jobs.add({ layout: layout.id, revision: layout.revision, account, by, draft, wish, names }), 202);
  });

  /** `GET /api/layouts/7/proposals` */
  routes.openapi(listProposals, async (c) => {
    const { id } = await layoutIn(sql, c, c.req.valid("param").id);
    return c.json({ items: jobs.of(id).map((job): ProposalJob => ({ ...job, proposals: [] })), next: null }, 200);
  });

  /** `GET /api/layouts/7/proposals/6f1c…` */
  routes.openapi(getProposal, async (c) => {
    const { id, job } = c.req.valid("param");
    const layout = await layoutIn(sql, c, id);
    return c.json(jobOf(layout.id, job), 200);
  });

  /** `DELETE /api/layouts/7/proposals/6f1c…` */
  routes.openapi(stopProposal, async (c) => {
    const { id, job } = c.req.valid("param");
    const layout = await layoutIn(sql, c, id);
    await jobs.stop(jobOf(layout.id, job).id);
    return c.json(jobOf(layout.id, job), 200);
  });
  return routes;
}

/** Throws 400 for an area that is not there, 409 for one that cannot be divided. */
function requireSplittable(draft: Draft, split: Split): void {
  const where = "settings.split.area";
  if (!areaAt(draft.layout, split.level, split.area)) {
    const message = `参数 ${where} 不正确：方案里没有这个网格；收到“${split.area}”。 There is no such area.`;
    throw new HttpError(400, "invalid_parameter", message, where);
  }
  const fault = splitFault(draft, split);
  if (fault === "locked") throw new HttpError(409, "grid_locked", "网格已锁定，请先解锁。 The grid is locked.", where);
  if (fault === "one") {
    throw new HttpError(
      409,
      "grid_one_cell",
      "网格只有一个地块，划不开。 The grid is one cell: it cannot be split.",
      where,
    );
  }
}
