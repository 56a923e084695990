import type { ProposalJob, Proposal as ServerProposal, Wish } from "../../../domain/layout/proposals/proposal.ts";
import type { LayoutsClient } from "../../client/layouts.ts";
import { type ClientError, failed, type Result } from "../../client/result.ts";
import type { Batch } from "./proposals.ts";

/** Between two looks at how far the server is. */
const LOOK_MS = 700;

export type ProposalServer = {
  client: Pick<LayoutsClient, "askProposals" | "proposalJobs" | "proposalJob" | "stopProposal">;
  /** resolves when what was drawn has reached the server, which works on the draft as it is saved there */
  saved: () => Promise<void>;
  wait: (ms: number) => Promise<void>;
};

/** What one makes of a proposal of the server; null where it is of no use here. */
type Read<T> = (proposal: ServerProposal) => T | null;

/** Is told how far it is, 0–1, and what is there. */
type Tell<T> = (progress: number, made: readonly T[]) => void;

/** Has the server work on a wish; `left` stops the looking, and the server goes on. */
export const askServer = <T>(
  server: ProposalServer,
  layout: number,
  wish: Wish & { names: Record<string, string> },
  read: Read<T>,
  tell: Tell<T>,
): Batch<T> => {
  const begun = server.saved().then(() => server.client.askProposals(layout, wish));
  return follow(server, layout, begun, read, tell);
};

/** The newest five proposals of a layout that the server works on or has: null where there are none. */
export const findOnServer = <T>(outside: ProposalServer, layout: number, read: Read<T>, tell: Tell<T>): Batch<T> => {
  const newest = outside.client.proposalJobs(layout).then(async (answer): Promise<Result<ProposalJob>> => {
    if (!answer.ok) return answer;
    const job = answer.value.items.find(({ kind, state }) => kind === "alternatives" && state !== "failed");
    // why read: a list names the jobs, and not what came of them
    return job ? outside.client.proposalJob(layout, job.id) : failed(NONE);
  });
  return follow(outside, layout, newest, read, tell);
};

const NONE: ClientError = { code: "proposal_unknown", message: "" };

function follow<T>(
  { client, wait }: ProposalServer,
  layout: number,
  begun: Promise<Result<ProposalJob>>,
  read: Read<T>,
  tell: Tell<T>,
): Batch<T> {
  let isLeft = false;
  let isStopped = false;
  const kept = new Map<string, T | null>();
  const madeOf = ({ proposals }: ProposalJob): T[] =>
    proposals.flatMap((one) => {
      const key = `${one.preset} ${one.seed}`;
      if (!kept.has(key)) kept.set(key, read(one));
      return kept.get(key) ?? [];
    });
  const run = async (): Promise<readonly T[] | null> => {
    let answer = await begun;
    while (answer.ok && answer.value.endedAt === null && !isLeft) {
      const { id, progress } = answer.value;
      if (isStopped) {
        answer = await client.stopProposal(layout, id);
        continue;
      }
      tell(progress, madeOf(answer.value));
      await wait(LOOK_MS);
      // why again: a stop, or somebody's leaving, while it waited
      if (!isLeft && !isStopped) answer = await client.proposalJob(layout, id);
    }
    return answer.ok ? madeOf(answer.value) : null;
  };
  return {
    result: run(),
    stop: () => {
      isStopped = true;
    },
    leave: () => {
      isLeft = true;
    },
  };
}
