import type { phoneStepZh } from "./phone-step-zh.ts";

export const phoneStepEn: typeof phoneStepZh = {
  pending: (step) => `“${step}” is noted and waits to be sent`,
  refused: (step) => `“${step}” was refused: see what waits`,
  note: "Note",
  noteNeeded: "Note (required)",
  noteHint: "What was done, and what came of it",
  assignee: "Give to",
  onDuty: "Whoever is on duty",
  disposition: "Handling",
  due: "Done by",
  rating: "Satisfaction",
  ratings: ["Very poor", "Poor", "Fair", "Good", "Very good"],
  submit: (step) => `Confirm: ${step}`,
  saved: "Sent",
  savedOffline: "Kept on this phone, sent when online",
  faults: {
    note: "Write a note",
    long: "A note has at most 2000 characters",
    disposition: "Choose how it is handled",
    due: "Choose a time to come",
    rating: "Choose a rating",
  },
};
