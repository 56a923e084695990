import { createHash } from "node:crypto";
import type { Gateway, GatewayMessage, Receipt, Report } from "./gateway.ts";

type Simulator = Gateway & {
  /** every message that was sent on, in order: what a carrier would bill */
  sent: readonly GatewayMessage[];
};

type Settings = {
  /** between acceptance and report, milliseconds */
  delayMs: readonly [from: number, to: number];
  now: () => number;
};

/** Of a hundred: unused numbers, phones that are off, and messages that find the gateway busy the first time. */
const UNUSED = 3;
const OFF = 6;
const BUSY = 8;

const MOBILE = /^1[3-9]\d{9}$/;

/**
 * Plays a gateway as real ones are: some numbers do not exist, some phones are off, now and then it is busy, and whether a
 * message arrived is known seconds later. What happens to a message follows from its phone and key alone.
 */
export function simulatedGateway({ delayMs, now }: Settings = { delayMs: [1_500, 6_000], now: Date.now }): Simulator {
  const accepted = new Map<string, { phone: string; at: number }>();
  const turnedAway = new Set<string>();
  const sent: GatewayMessage[] = [];

  const receipt = (message: GatewayMessage): Receipt => {
    const { key, phone } = message;
    if (accepted.has(key)) return { key, answer: "accepted" };
    if (!MOBILE.test(phone) || chance(`unused ${phone}`) < UNUSED) {
      return { key, answer: "refused", fault: "空号或不是手机号" };
    }
    if (chance(`busy ${key}`) < BUSY && !turnedAway.has(key)) {
      turnedAway.add(key);
      return { key, answer: "busy" };
    }
    accepted.set(key, { phone, at: now() });
    sent.push(message);
    return { key, answer: "accepted" };
  };

  const report = (key: string): Report => {
    const message = accepted.get(key);
    const [from, to] = delayMs;
    // a message it does not remember is from before it was started anew: long enough ago
    const ageMs = message ? now() - message.at : Number.POSITIVE_INFINITY;
    if (ageMs < from + ((to - from) * chance(`delay ${key}`)) / 100) return { key, answer: "pending" };
    if (chance(`off ${key}`) < OFF) return { key, answer: "undelivered", fault: "关机或停机" };
    return { key, answer: "delivered" };
  };

  return {
    sent,
    send: async (batch) => batch.map(receipt),
    reports: async (keys) => keys.map(report),
  };
}

/** 0–99, the same for the same text. */
const chance = (text: string): number => createHash("sha256").update(text).digest().readUInt32BE(0) % 100;
