/** One message to one phone. A gateway that is given a key again takes it for the same message, and sends it once. */
export type GatewayMessage = { key: string; phone: string; text: string };

/** What a gateway says at once: taken over, busy (try again later), or never (no such number). */
export type Receipt = { key: string; answer: "accepted" | "busy" } | { key: string; answer: "refused"; fault: string };

/** What it says afterwards: whether the phone has it. */
export type Report =
  | { key: string; answer: "delivered" | "pending" }
  | { key: string; answer: "undelivered"; fault: string };

/**
 * What hands messages to a carrier. An adapter for a real one is a file beside this, and a name in domain/notice.ts. It may
 * throw where nothing can be said of the whole batch: each message is then handed over again, with the same key.
 */
export type Gateway = {
  send(batch: readonly GatewayMessage[]): Promise<Receipt[]>;
  reports(keys: readonly string[]): Promise<Report[]>;
};
