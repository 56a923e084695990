const two = (number: number): string => String(number).padStart(2, "0");

/** A moment as a field for day and time holds it, local time: `2026-11-20T18:00`. */
export function localInput(ms: number): string {
  const moment = new Date(ms);
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
