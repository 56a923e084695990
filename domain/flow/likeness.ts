import type { NearIncident } from "../incident.ts";

/** Nearer than this, two reports are of one place. */
const SAME_PLACE_M = 30;
/** More alike than this (trigrams, 0–1), two texts are of one thing. */
const SAME_WORDS = 0.3;

/** What is known of an incident near a report. */
export type Near = { metres: number; isSameKind: boolean; isRecent: boolean; alike: number };

/** What speaks for two reports being of one thing. */
export const reasonsFor = ({ metres, isSameKind, isRecent, alike }: Near): NearIncident["why"] => [
  ...(metres <= SAME_PLACE_M ? (["place"] as const) : []),
  ...(isSameKind ? (["kind"] as const) : []),
  ...(alike >= SAME_WORDS ? (["words"] as const) : []),
  ...(isRecent ? (["recent"] as const) : []),
];

/** Whether so much speaks for it that whoever reports should look: they are of one kind or told alike; or at one place, these days. */
export const isLikely = (why: NearIncident["why"]): boolean =>
  why.includes("kind") || why.includes("words") || (why.includes("place") && why.includes("recent"));
