/** A name for those who may not see it: its first character, then two stars whatever its length. 陈志强 → 陈** */
export function maskName(name: string): string;
export function maskName(name: string | null): string | null;
export function maskName(name: string | null): string | null {
  if (name === null) return null;
  // why: `[...text]` parts by code points, so that a rare character beyond the basic plane is never cut in half
  const characters = [...name.trim()];
  if (characters.length === 0) return "";
  // a name of one character would be told in full
  return characters.length === 1 ? "**" : `${characters[0]}**`;
}

const MOBILE_DIGITS = 11;

/** A phone number for those who may not see it. 13812345678 → 138****5678; shorter ones show two digits at the end. */
export function maskPhone(phone: string): string;
export function maskPhone(phone: string | null): string | null;
export function maskPhone(phone: string | null): string | null {
  if (phone === null) return null;
  const digits = phone.replace(/\D/g, "").replace(/^(?:00)?86(?=1\d{10}$)/, "");
  if (digits.length === 0) return "";
  if (digits.length >= MOBILE_DIGITS) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  return digits.length >= 5 ? `****${digits.slice(-2)}` : "****";
}
