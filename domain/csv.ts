/** What a CSV file begins with, so that Excel reads it as UTF-8. */
export const CSV_MARK = "\uFEFF";

/**
 * A cell's text. One that Excel would take for a formula (OWASP, CSV injection) gets an apostrophe before it, unless it is a plain
 * number.
 *
 *     cellText("=1+1") // '=1+1
 */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  let text = typeof value === "object" ? JSON.stringify(value) : String(value);
  if (/^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of a CSV file (RFC 4180). */
export const csvLine = (cells: readonly unknown[]): string => `${cells.map(cellText).join(",")}\r\n`;
