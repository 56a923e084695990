import type { Level } from "../grid.ts";
import type { CardShares, Clock } from "./clock.ts";

/** What a rule holds for; a list that is left out holds for all. */
export type When = { sources?: string[]; kinds?: string[]; urgencies?: string[] };

/** What the office decided: which flow, which kind, who first, how long. The first rule of a list that holds is the one. */
export type FlowRules = {
  /** flows by source and kind; none that holds: `usual` */
  flows: { flow: string; when: When }[];
  usual: string;
  /** kinds by words of the text, for reports that name none */
  kinds: { kind: string; words: string[] }[];
  /** the smallest level that is asked; none that holds: `microgrid` */
  levels: { level: Level; when: When }[];
  /** how long what was reported may take, by its urgency */
  clocks: Record<string, Clock>;
  cards: CardShares;
};

/** Of an incident, what rules look at. */
export type Ruled = { source: string; kind: string; urgency: string };

const holds = ({ sources, kinds, urgencies }: When, { source, kind, urgency }: Ruled): boolean =>
  (sources?.includes(source) ?? true) && (kinds?.includes(kind) ?? true) && (urgencies?.includes(urgency) ?? true);

/** The code of the flow that such an incident takes. */
export const flowFor = (rules: FlowRules, incident: Ruled): string =>
  rules.flows.find(({ when }) => holds(when, incident))?.flow ?? rules.usual;

/** The smallest level whose people get such an incident. */
export const levelFor = (rules: FlowRules, incident: Ruled): Level =>
  rules.levels.find(({ when }) => holds(when, incident))?.level ?? "microgrid";

/** Why an incident is of a kind: somebody said so, a word of its text, or nothing said anything. */
export type KindReason = { by: "given" } | { by: "word"; word: string } | { by: "nothing" };

/** What is reported without a word about its kind. */
const OTHER = "other";

/** The kind of what was reported: as given, else by the first rule one of whose words the text has. */
export function kindFor(rules: FlowRules, text: string, given: string | null): { code: string; why: KindReason } {
  if (given !== null) return { code: given, why: { by: "given" } };
  const said = text.toLowerCase();
  for (const { kind, words } of rules.kinds) {
    const word = words.find((one) => said.includes(one.toLowerCase()));
    if (word !== undefined) return { code: kind, why: { by: "word", word } };
  }
  return { code: OTHER, why: { by: "nothing" } };
}

// why: a table that an administrator edits may lack an urgency that was added later
const USUAL_CLOCK: Clock = { minutes: 3 * 24 * 60, counts: "always" };

/** How long an incident of this urgency may take. */
export const clockFor = (rules: FlowRules, urgency: string): Clock => rules.clocks[urgency] ?? USUAL_CLOCK;
