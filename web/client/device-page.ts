import type { SessionInfo } from "../../domain/role.ts";

/** Goes to the page of a device that somebody opened another page on: there is nothing for it there. */
export function devicePage(rights: SessionInfo["rights"]): void {
  const own = rights.includes("wall") ? "/wall" : "/kiosk";
  if (location.pathname !== own) location.assign(own);
}
