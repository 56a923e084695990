/** What the map is about. Households and heat are never on together: both use red, pink and yellow. */
export const MODES = ["households", "incidents", "heat"] as const;

export type Mode = (typeof MODES)[number];
