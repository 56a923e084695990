/** What is reported, how often, when and where. Hours, weekdays and months are relative weights. */
export type IncidentRecipe = {
  code: string;
  share: number;
  /** at homes, along streets, or at the market and malls */
  at: { homes: number; streets: number; trade: number };
  hours: keyof typeof HOURS;
  weekend: number;
  /** January to December */
  months: readonly number[];
  /** change over a year, as a factor */
  trend: number;
  urgent: number;
  critical: number;
  /** middle time to handle, in hours */
  handleHours: number;
};

export const HOURS = {
  day: [1, 1, 0, 0, 0, 2, 6, 14, 20, 18, 15, 11, 8, 9, 13, 15, 16, 15, 11, 8, 6, 4, 2, 1],
  evening: [2, 1, 1, 0, 0, 1, 4, 9, 10, 8, 7, 8, 9, 7, 7, 8, 10, 15, 20, 21, 18, 12, 7, 4],
  home: [2, 1, 1, 1, 1, 3, 9, 15, 14, 11, 10, 10, 9, 7, 8, 9, 11, 15, 18, 17, 14, 10, 6, 3],
  all: [5, 4, 3, 3, 3, 4, 6, 9, 10, 9, 9, 9, 9, 9, 9, 9, 10, 11, 12, 12, 11, 10, 8, 6],
} as const;

export const INCIDENT_RECIPES: readonly IncidentRecipe[] = [
  {
    code: "city-appearance",
    share: 21,
    at: { homes: 0.45, streets: 0.4, trade: 0.15 },
    hours: "day",
    weekend: 0.9,
    months: [0.9, 0.9, 1, 1.05, 1.1, 1.15, 1.15, 1.1, 1, 0.95, 0.95, 0.9],
    trend: 0.95,
    urgent: 0.02,
    critical: 0,
    handleHours: 7,
  },
  {
    code: "street-order",
    share: 17,
    at: { homes: 0.08, streets: 0.62, trade: 0.3 },
    hours: "evening",
    weekend: 1.15,
    months: [0.6, 0.65, 0.85, 1, 1.2, 1.45, 1.55, 1.45, 1.15, 1, 0.75, 0.6],
    trend: 1.08,
    urgent: 0.02,
    critical: 0,
    handleHours: 2,
  },
  {
    code: "public-facility",
    share: 15,
    at: { homes: 0.5, streets: 0.45, trade: 0.05 },
    hours: "day",
    weekend: 0.8,
    months: [1.1, 1.05, 0.95, 0.9, 0.95, 1.05, 1.25, 1.2, 0.95, 0.9, 0.95, 1.05],
    trend: 1,
    urgent: 0.07,
    critical: 0.004,
    handleHours: 20,
  },
  {
    code: "welfare",
    share: 16,
    at: { homes: 1, streets: 0, trade: 0 },
    hours: "home",
    weekend: 0.95,
    months: [1.6, 1.5, 1.1, 0.85, 0.75, 0.8, 0.9, 0.9, 0.8, 0.85, 1.15, 1.55],
    trend: 1.05,
    urgent: 0.1,
    critical: 0.006,
    handleHours: 12,
  },
  {
    code: "fire-hazard",
    share: 10,
    at: { homes: 0.82, streets: 0.06, trade: 0.12 },
    hours: "evening",
    weekend: 1.05,
    months: [1.15, 1.1, 0.95, 0.9, 0.95, 1.1, 1.2, 1.15, 0.95, 0.95, 1.05, 1.15],
    trend: 1.1,
    urgent: 0.25,
    critical: 0.012,
    handleHours: 4,
  },
  {
    code: "dispute",
    share: 9,
    at: { homes: 0.88, streets: 0.04, trade: 0.08 },
    hours: "home",
    weekend: 1.25,
    months: [1.05, 1.2, 0.95, 0.95, 1, 1.05, 1.1, 1.05, 1, 1, 0.95, 1],
    trend: 0.97,
    urgent: 0.06,
    critical: 0.004,
    handleHours: 30,
  },
  {
    code: "advertising",
    share: 4,
    at: { homes: 0.35, streets: 0.5, trade: 0.15 },
    hours: "day",
    weekend: 0.85,
    months: [0.9, 0.9, 1.1, 1.1, 1, 1, 1, 1, 1.1, 1, 1, 0.9],
    trend: 0.8,
    urgent: 0.01,
    critical: 0,
    handleHours: 9,
  },
  {
    code: "construction",
    share: 4,
    at: { homes: 0.5, streets: 0.5, trade: 0 },
    hours: "day",
    weekend: 0.6,
    months: [0.5, 0.5, 1.1, 1.3, 1.3, 1.1, 1, 1.05, 1.2, 1.2, 1, 0.75],
    trend: 1.02,
    urgent: 0.05,
    critical: 0.001,
    handleHours: 26,
  },
  {
    code: "emergency",
    share: 1.5,
    at: { homes: 0.6, streets: 0.35, trade: 0.05 },
    hours: "all",
    weekend: 1,
    months: [1.1, 1, 0.8, 0.8, 0.9, 1.1, 1.6, 1.5, 0.9, 0.7, 0.8, 1],
    trend: 1,
    urgent: 0.6,
    critical: 0.16,
    handleHours: 3,
  },
  {
    code: "other",
    share: 2.5,
    at: { homes: 0.7, streets: 0.25, trade: 0.05 },
    hours: "day",
    weekend: 0.8,
    months: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    trend: 1,
    urgent: 0.01,
    critical: 0,
    handleHours: 16,
  },
];
