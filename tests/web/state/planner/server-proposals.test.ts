import { expect, test } from "vitest";
import type { ProposalJob, Proposal as ServerProposal } from "../../../../domain/layout/proposals/proposal.ts";
import { createProposals, type Proposal } from "../../../../web/state/planner/proposals.ts";
import { askServer, findOnServer } from "../../../../web/state/planner/server-proposals.ts";

const WISH = {
  kind: "alternatives",
  settings: { preset: "along-roads", seed: 1, band: [300, 500], target: 400 },
  names: {},
} as const;

const proposal = (seed: number): ServerProposal => ({ preset: "along-roads", seed, edits: [], problems: [] });
const read = ({ preset, seed }: ServerProposal): Proposal<number> => ({
  shown: {
    ...{ id: `${preset} ${seed}`, preset, seed, grids: 8, inBand: 8, worst: 0.1, onRoads: 0.9, problems: [] },
    sketch: { width: 0, height: 0, metresPerPx: 0, shapes: [], labels: [] },
  },
  layout: seed,
});

/** A server whose job goes one step each time somebody looks, and ends after three. */
function aServer() {
  const said: string[] = [];
  let looks = 0;
  let isStopped = false;
  const job = (): ProposalJob => {
    const isDone = looks >= 3 || isStopped;
    return {
      ...{ id: "job", layout: 7, revision: 2, kind: "alternatives", settings: WISH.settings, ahead: 0, by: "周敏" },
      ...{ askedAt: "2026-11-20T00:00:00Z", endedAt: isDone ? "2026-11-20T00:01:00Z" : null },
      state: isStopped ? "stopped" : isDone ? "done" : "running",
      progress: looks / 3,
      proposals: Array.from({ length: looks }, (_, seed) => proposal(seed)),
    };
  };
  const answer = (what: string, value = job()) => {
    said.push(what);
    return Promise.resolve({ ok: true as const, value });
  };
  const client = {
    askProposals: () => answer("ask"),
    proposalJob: () => {
      looks++;
      return answer("look");
    },
    stopProposal: () => {
      isStopped = true;
      return answer("stop");
    },
    proposalJobs: async () => {
      said.push("list");
      return { ok: true as const, value: { items: looks > 0 ? [{ ...job(), proposals: [] }] : [], next: null } };
    },
  };
  return { said, client };
}

function proposalsOn({ client }: ReturnType<typeof aServer>, wait = () => Promise.resolve()) {
  const server = { client, wait, saved: () => Promise.resolve() };
  const proposals = createProposals<number>(
    () => {
      throw new Error("nothing is worked out here");
    },
    {
      begin: (_, tell) => askServer(server, 7, WISH, read, tell),
      find: (_, tell) => findOnServer(server, 7, read, tell),
    },
  );
  proposals.setPlace(true);
  return proposals;
}

const turns = () => new Promise((resolve) => setTimeout(resolve, 0));

test("the server's proposals come as they are made, and are found again by whoever comes back", async () => {
  const server = aServer();
  const proposals = proposalsOn(server);
  await proposals.make();
  expect(proposals.store.getState()).toMatchObject({ progress: null, failed: false });
  expect(proposals.choose("along-roads 2")).toBe(2);
  const later = proposalsOn(server);
  await later.find();
  expect(later.store.getState().proposals).toHaveLength(3 + 1);
  expect(server.said).toEqual(["ask", "look", "look", "look", "list", "look"]);
});

test("who leaves stops looking and not the work; who stops it has the best so far", async () => {
  const server = aServer();
  let go = () => {};
  const proposals = proposalsOn(server, () => new Promise<void>((resolve) => (go = resolve)));
  const left = proposals.make();
  await turns();
  proposals.clear();
  go();
  await left;
  expect(server.said).toEqual(["ask"]);
  const stopped = proposals.make();
  await turns();
  proposals.stop();
  go();
  await stopped;
  expect(server.said.slice(-2)).toEqual(["ask", "stop"]);
  expect(proposals.store.getState().progress).toBeNull();
});

test("nothing on the server is no failure where one only looked", async () => {
  const proposals = proposalsOn(aServer());
  await proposals.find();
  expect(proposals.store.getState()).toMatchObject({ progress: null, failed: false, proposals: [] });
});
