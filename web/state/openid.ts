// Signing in by way of the office's provider: out of the page and back.

const REFUSED = "refused";

/** The address that begins it and comes back to where one is: `/api/session/openid?to=%2F%3Fsel%3Dhousehold%3A1`. */
export const openIdAddress = ({ pathname, search }: { pathname: string; search: string }): string =>
  `/api/session/openid?${new URLSearchParams({ to: pathname + search })}`;

/** Why one was sent back, and the query without it; null where one was not. */
export function refusalIn(search: string): { code: string; search: string } | null {
  const query = new URLSearchParams(search);
  const code = query.get(REFUSED);
  if (code === null) return null;
  query.delete(REFUSED);
  const rest = query.toString();
  return { code, search: rest === "" ? "" : `?${rest}` };
}
