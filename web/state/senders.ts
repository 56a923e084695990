// What is filled in of a sender, and what the server is sent.

import type { Sender, SenderChange, SenderProtocol } from "../../domain/alert.ts";
import { EVERYWHERE } from "./administration.ts";

/** What `POST /api/senders` takes. */
export type SenderWish = Omit<Sender, "id" | "source" | "disabled" | "lastSeen"> & {
  /** left out: the usual one of its protocol */
  source?: string;
};

/** Fields as typed. `threshold` in percent; `kinds` as rows; of rows without protocol or threshold the form shows neither. */
export type SenderFields = {
  protocol?: SenderProtocol;
  name: string;
  code?: string;
  area?: string;
  source?: string;
  threshold?: number | null;
  burstMinutes?: number | null;
  kinds?: { theirs: string; ours: string }[];
};

const FIRST = { minConfidence: 0.8, burstMinutes: 10 };

const percentOf = (share: number): number => Math.round(share * 100);

/** The fields at first: of `sender`, or of a new one. */
export const firstFields = (sender: Sender | null): SenderFields => ({
  ...(sender ? {} : { protocol: "events", code: "", area: EVERYWHERE }),
  name: sender?.name ?? "",
  threshold: percentOf(sender?.minConfidence ?? FIRST.minConfidence),
  burstMinutes: sender?.burstMinutes ?? FIRST.burstMinutes,
  kinds: Object.entries(sender?.kinds ?? {}).map(([theirs, ours]) => ({ theirs, ours })),
});

/** What the fields change of a sender that is there. */
export const changeOf = ({ name, threshold, burstMinutes, kinds }: SenderFields) =>
  ({
    name: name.trim(),
    minConfidence: (threshold ?? percentOf(FIRST.minConfidence)) / 100,
    burstMinutes: burstMinutes ?? FIRST.burstMinutes,
    kinds: Object.fromEntries((kinds ?? []).map(({ theirs, ours }) => [theirs.trim(), ours])),
  }) satisfies SenderChange;

/** A new sender as it is asked for. */
export const wishOf = (fields: SenderFields): SenderWish => ({
  ...changeOf(fields),
  code: fields.code ?? "",
  protocol: fields.protocol ?? "events",
  area: fields.area || null,
  ...(fields.source ? { source: fields.source } : {}),
});

/** Those that are heard first, by name; those that ended after them. */
export const inOrder = (senders: readonly Sender[]): Sender[] =>
  [...senders].sort((a, b) => Number(a.disabled) - Number(b.disabled) || a.name.localeCompare(b.name, "zh-CN"));
