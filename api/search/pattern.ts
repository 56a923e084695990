/** `text` as the pattern of `ilike` that finds it anywhere; its own % and _ mean themselves. */
export const contains = (text: string): string => `%${literal(text)}%`;

const literal = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
