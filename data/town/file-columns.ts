import { HOUSEHOLD_THEMES } from "./themes.ts";

/** Columns of households.csv. */
export const HOUSEHOLD_COLUMNS = [
  "code",
  "address",
  "building",
  "unit",
  "floor",
  "door",
  "type",
  "attention",
  "tags",
  "residents",
  "head",
  "phone",
  "lng",
  "lat",
  ...HOUSEHOLD_THEMES,
];

/** Columns of incidents.csv. */
export const INCIDENT_COLUMNS = [
  "code",
  "time",
  "kind",
  "source",
  "urgency",
  "state",
  "text",
  "address",
  "lng",
  "lat",
  "due",
  "assignee",
  "assigned_at",
  "handled_at",
  "closed_at",
  "rated_at",
];
