import { classOf, quantileBreaks } from "./class-breaks.ts";

/** What is known of every building: numbers are put into classes, texts are classes; null is not known and says nothing. */
export type Feature = { name: string; values: readonly (number | string | null)[] };

/** Why a building is like those where it happened. */
export type Reason = {
  feature: string;
  /** the class: a text, or numbers from `from` to below `to` */
  class: { text: string } | { from: number; to: number };
  /** weight of evidence: ln of how much more usual the class is where it happened */
  weight: number;
  /** share of the buildings with it, where it happened and elsewhere */
  there: number;
  elsewhere: number;
};

export type SimilarPlace = { building: number; score: number; reasons: Reason[] };

/** Numbers fall into this many classes of about as many buildings each. */
const CLASSES = 4;
/** How many buildings of the usual mix are added to both sides, so that a class seen once proves little. */
const PRIOR = 4;
/** A feature whose information value is below this tells the two sides apart by chance (Siddiqi 2006). */
const LEAST_INFORMATION = 0.02;

/**
 * Buildings where it did not happen and that are like those where it did, the likest first (类似点位): the sum of the weights of
 * evidence ln(P(class | happened) ÷ P(class | not)) over their features (Good 1950; Bonham-Carter, Agterberg and Wright 1989). It
 * takes features as independent: two that say the same count twice. Empty when it happened nowhere or everywhere.
 */
export function similarPlaces(happened: ArrayLike<number>, features: readonly Feature[], most = 50): SimilarPlace[] {
  const buildings = Array.from({ length: happened.length }, (_, building) => building);
  const others = buildings.filter((building) => !(happened[building] > 0));
  if (others.length === 0 || others.length === buildings.length) return [];
  const reasonsOf = features.map((feature) => evidenceOf(feature, happened));
  return others
    .map((building): SimilarPlace => {
      const reasons = reasonsOf.flatMap((reasonOf) => reasonOf(building) ?? []);
      const score = reasons.reduce((sum, { weight }) => sum + weight, 0);
      const speaking = reasons.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
      return { building, score, reasons: speaking };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.building - b.building)
    .slice(0, most);
}

/** What a feature says of each building; undefined where it is not known or tells nothing. */
function evidenceOf({ name, values }: Feature, happened: ArrayLike<number>): (building: number) => Reason | undefined {
  const numbers = values.filter((value) => typeof value === "number").sort((a, b) => a - b);
  const breaks = numbers.length > 0 ? quantileBreaks(numbers, CLASSES) : [];
  const keyOf = (value: number | string): string =>
    typeof value === "number" ? `#${classOf(value, breaks)}` : `=${value}`;
  const counts = new Map<string, { there: number; elsewhere: number }>();
  const sums = { there: 0, elsewhere: 0 };
  values.forEach((value, building) => {
    if (value === null) return;
    const side = happened[building] > 0 ? "there" : "elsewhere";
    const count = counts.get(keyOf(value)) ?? { there: 0, elsewhere: 0 };
    count[side]++;
    sums[side]++;
    counts.set(keyOf(value), count);
  });
  let information = 0;
  const shares = new Map(
    [...counts].map(([key, count]) => {
      const usual = (count.there + count.elsewhere) / (sums.there + sums.elsewhere);
      const smoothed = (side: "there" | "elsewhere"): number => (count[side] + PRIOR * usual) / (sums[side] + PRIOR);
      const weight = Math.log(smoothed("there") / smoothed("elsewhere"));
      information += (smoothed("there") - smoothed("elsewhere")) * weight;
      const plain = { there: count.there / sums.there, elsewhere: count.elsewhere / sums.elsewhere };
      return [key, { weight, ...plain }];
    }),
  );
  if (!(information >= LEAST_INFORMATION)) return () => undefined;
  return (building) => {
    const value = values[building];
    if (value === null) return undefined;
    const number = typeof value === "number" ? classOf(value, breaks) : -1;
    const range =
      typeof value === "number"
        ? { from: breaks[number - 1] ?? -Infinity, to: breaks[number] ?? Infinity }
        : { text: value };
    return { feature: name, class: range, ...shares.get(keyOf(value))! };
  };
}
