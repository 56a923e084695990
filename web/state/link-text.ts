/** A text as a link says it: without the marks that part values. */
export const encodeText = (text: string): string =>
  encodeURIComponent(text.replace(/[~,:+]/g, (mark) => `~${"~,:+".indexOf(mark)}`));

/** The reverse; "" of what no text was made into. */
export function decodeText(value: string): string {
  try {
    return decodeURIComponent(value).replace(/~([0-3])/g, (_, index) => "~,:+"[Number(index)]);
  } catch {
    return "";
  }
}
