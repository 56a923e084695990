/** "1 home", "2 homes": a count that is already written, and its noun in English. */
export const counted = (count: string, noun: string): string => `${count} ${noun}${count === "1" ? "" : "s"}`;
