/** What the map is about; `notices`: whom of an area one has told. Households and heat are never on together: both use red, pink and yellow. */
export const MODES = ["households", "incidents", "heat", "analysis", "visits", "notices"] as const;

export type Mode = (typeof MODES)[number];
