// A report of somebody at a desk, as it is filled in.

import type { Position } from "../../../domain/position.ts";
import type { NewIncident } from "../../client/incidents.ts";
import type { DraftPhoto } from "../draft-photos.ts";
import type { Found } from "../found.ts";

/** Where it happened, and what that place is called; `address` "" when nothing is known. */
export type ReportPlace = { position: Position; address: string };

/** `kind` null: judged by the words. `key`: sent twice it is one report. */
export type ReportDraft = {
  key: string;
  text: string;
  kind: string | null;
  urgency: string;
  place: ReportPlace | null;
  photos: readonly DraftPhoto[];
};

export type ReportFault = "text" | "long" | "place" | "away" | "other";

/** `message`: what the server said, where it said something. */
export type Reporting =
  | { state: "writing"; draft: ReportDraft; fault: { key: ReportFault; message: string } | null }
  | { state: "sending"; draft: ReportDraft };

export const MOST_REPORT_TEXT = 2000;
const MOST_ADDRESS = 200;

/** What a search result says of the place. */
export function placeOfFound({ position, title, context, code }: Found): ReportPlace {
  // why: a building is called 1号楼, and its address says of which compound
  const address = context.includes(title) ? context : title;
  return { position, address: (address || code).slice(0, MOST_ADDRESS) };
}

/** What keeps `draft` from being sent; also the key of its words. */
export function reportFault({ text, place }: ReportDraft): ReportFault | null {
  if (text.trim() === "") return "text";
  if ([...text.trim()].length > MOST_REPORT_TEXT) return "long";
  return place === null ? "place" : null;
}

/** What `POST /api/incidents` is sent. */
export function reportBody({ key, text, kind, urgency, place }: ReportDraft): NewIncident {
  if (place === null) throw new Error("a report without a place is not sent");
  const address = place.address.trim().slice(0, MOST_ADDRESS);
  return {
    key,
    text: text.trim(),
    position: place.position,
    urgency,
    ...(kind === null ? {} : { kind }),
    ...(address === "" ? {} : { address }),
  };
}

/** Whether anything was typed that would be lost. */
export const isTouched = ({ text, photos }: ReportDraft): boolean => text.trim() !== "" || photos.length > 0;
