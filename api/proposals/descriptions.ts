import { createRoute, z } from "@hono/zod-openapi";
import { PRESETS } from "../../domain/layout/partition/settings.ts";
import { PROPOSAL_KINDS, type ProposalJob } from "../../domain/layout/proposals/proposal.ts";
import { needs } from "../access/guard.ts";
import type { Page } from "../http/page.ts";
import { id } from "../http/parameters.ts";
import { body, failures, jsonOf, refusals } from "../http/routing.ts";

const usual = refusals(400, 404);

const whole = (low: number, high: number) => {
  const message = `应为 ${low}–${high} 的整数`;
  return z.int({ message }).min(low, { message }).max(high, { message });
};
const households = whole(0, 100_000);
const kind = z.enum(PROPOSAL_KINDS, { message: `应为 ${PROPOSAL_KINDS.join("、")} 之一` });
const share = { message: "应为 0 到 1 之间的数" };
const template = (usual: string) =>
  z
    .string({ message: "应为文字" })
    .max(40, { message: "最多 40 个字" })
    .includes("{}", { message: "须含有 {}" })
    .default(usual);

const Settings = z.object({
  preset: z.enum(PRESETS, { message: `应为 ${PRESETS.join("、")} 之一` }).default("along-roads"),
  seed: whole(0, 2 ** 31 - 1).default(1),
  band: z
    .tuple([households, households], { message: "应为 [下限, 上限]" })
    .refine(([low, high]) => low <= high, { message: "下限不能大于上限" })
    .default([300, 500]),
  target: whole(1, 100_000).default(400),
  grids: whole(1, 10_000).optional().openapi({ description: "how many; as many as the target makes unless told" }),
  split: z
    .object({
      level: z.enum(["grid", "microgrid"], { message: "应为 grid 或 microgrid" }).default("grid"),
      area: whole(0, 2 ** 31 - 1),
      count: whole(2, 50).default(2),
    })
    .optional()
    .openapi({ description: "for kind split: which area, in how many" }),
  budget: z.number(share).min(0, share).max(1, share).optional(),
});

const Names = z.object({
  grid: template("新网格 {}"),
  microgrid: template("新微网格 {}"),
  part: template("{} 之二"),
});

const Wish = z
  .object({
    kind,
    settings: Settings.default(() => Settings.parse({})),
    names: Names.default(() => Names.parse({})).openapi({ description: "of new areas; {} is their number, or a name" }),
  })
  .refine(({ kind, settings }) => kind !== "split" || settings.split, {
    message: "kind 为 split 时须给出要划开的网格",
    path: ["settings", "split"],
  });

const ofJob = z.object({ id, job: z.uuid({ message: "应为 UUID" }) });

export const postProposal = createRoute({
  method: "post",
  path: "/api/layouts/{id}/proposals",
  ...needs("layouts"),
  summary: "Asks the optimiser for proposals on a draft as it is saved: a job that goes on when who asked has left",
  request: { params: z.object({ id }), ...body(Wish) },
  responses: { 202: jsonOf<ProposalJob>("the job"), ...usual, 409: failures[409], 429: failures[429] },
});

export const listProposals = createRoute({
  method: "get",
  path: "/api/layouts/{id}/proposals",
  ...needs("layouts"),
  summary: "Jobs of a layout, the newest first; those ended are kept for an hour. Without their proposals",
  request: { params: z.object({ id }) },
  responses: { 200: jsonOf<Page<ProposalJob>>("all of them"), ...usual },
});

export const getProposal = createRoute({
  method: "get",
  path: "/api/layouts/{id}/proposals/{job}",
  ...needs("layouts"),
  summary: "How far a job is, and its proposals so far, as edits of the revision it was asked on",
  request: { params: ofJob },
  responses: { 200: jsonOf<ProposalJob>("the job"), ...usual },
});

export const stopProposal = createRoute({
  method: "delete",
  path: "/api/layouts/{id}/proposals/{job}",
  ...needs("layouts"),
  summary: "Stops a job: answers it with the best so far. One that has ended stays as it is",
  request: { params: ofJob },
  responses: { 200: jsonOf<ProposalJob>("the job"), ...usual },
});
