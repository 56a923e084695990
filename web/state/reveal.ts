/** As long as it takes to dial a number or write down a name. */
export const REVEALED_S = 60;

/** Reasons that are one press away. The text of each is what the audit log keeps, in the language of the page. */
export const REASONS = ["visit", "emergency", "mediation", "other"] as const;

export type ReasonKey = (typeof REASONS)[number];

/** The reason to send; null while it is not said well enough: the server takes 2 to 200 characters. */
export function reasonText(key: ReasonKey, words: Record<ReasonKey, string>, own: string): string | null {
  if (key !== "other") return words[key];
  const said = own.trim();
  return said.length >= 2 && said.length <= 200 ? said : null;
}
