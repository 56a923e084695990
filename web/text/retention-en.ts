import { counted } from "./counted.ts";
import type { RetentionText } from "./retention-zh.ts";

export const retentionEn: RetentionText = {
  lead: "What is kept too long is made anonymous once a day, and logged each time. It cannot be undone.",
  fields: {
    households: {
      name: "Households that moved away",
      hint: "From the day they moved away. Then head, phone, tags, visits and the like are deleted and the door is vacant.",
    },
    reporters: {
      name: "Who reported an incident",
      hint: "From the day of the report, once it is closed. Then name and phone are deleted; the incident stays.",
    },
  },
  unit: "days",
  saved: "Saved",
  due: (households, reporters) => `Next run: ${counted(households, "household")}, ${counted(reporters, "reporter")}`,
  nothingDue: "Next run: nothing is kept too long",
  last: (moment, households, reporters) =>
    `Last run: ${moment}, ${counted(households, "household")}, ${counted(reporters, "reporter")}`,
  never: "Has never run",
  run: "Run now",
  confirm: "It cannot be undone. Run now?",
};
