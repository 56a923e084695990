/** Longer ones would not fit into a cookie. */
const MOST = 1500;

/** The address of ours that `to` (`/admin?tab=audit`) names; the first page for what is none of ours. */
export function ownAddress(to: string | undefined, publicUrl: string): URL {
  const home = new URL("/", publicUrl);
  if (!to?.startsWith("/") || to.length > MOST || !URL.canParse(to, publicUrl)) return home;
  const url = new URL(to, publicUrl);
  return url.origin === home.origin && !url.pathname.startsWith("/api/") ? url : home;
}
