import type { Bulletin, BulletinWords } from "../../domain/bulletin.ts";
import type { Kiosk } from "../../domain/kiosk.ts";
import type { Office, OfficeWords } from "../../domain/office.ts";
import { fetchAreas } from "./areas.ts";
import { getJson, sendJson } from "./request.ts";

const at = (part: string): string => encodeURIComponent(part);

/** What /bulletins asks the server for. */
export const bulletinDesk = {
  areas: fetchAreas,
  /** those shown and to come, or those of the past; the latest hundred */
  list: (area: string, past: boolean) =>
    getJson<{ items: Bulletin[] }>(`/api/bulletins?area=${at(area)}&past=${past}&limit=100`),
  write: (key: string, words: BulletinWords) => sendJson<Bulletin>("POST", "/api/bulletins", { key, ...words }),
  change: (id: number, revision: number, words: BulletinWords) =>
    sendJson<Bulletin>("PUT", `/api/bulletins/${id}`, { revision, ...words }),
  withdraw: (id: number, revision: number) => sendJson<Bulletin>("POST", `/api/bulletins/${id}/withdraw`, { revision }),
  /** the screen of a building in the area */
  preview: (area: string) => getJson<Kiosk>(`/api/kiosk/preview?area=${at(area)}`),
  offices: () => getJson<{ items: Office[] }>("/api/offices"),
  saveOffice: (area: string, revision: number, words: OfficeWords) =>
    sendJson<Office>("PUT", `/api/offices/${at(area)}`, { revision, ...words }),
};
