import type { Name } from "../../../domain/codes.ts";
import type { Position } from "../../../domain/position.ts";
import type { StepRequest } from "../../state/incidents/step-draft.ts";
import type { ClientError } from "../result.ts";

/** What a phone has to send. `id` is a uuid that the device makes: the server stores what comes twice once. */
export type OutboxRecord =
  | {
      id: string;
      kind: "visit";
      /** as `POST /api/visits` wants it, but for the id */
      body: {
        household: number;
        /** ISO 8601 */
        at: string;
        way: "door" | "phone" | "absent";
        note?: string;
        next?: string;
        /** the last visit that the device knew of */
        after?: string | null;
      };
      /** what to call it in the list of what waits, such as the door */
      label: string;
    }
  | {
      id: string;
      kind: "report";
      /** as `POST /api/incidents` wants it, but for the key */
      body: { text: string; position: Position; kind?: string; urgency?: string; address?: string };
      label: string;
    }
  | {
      id: string;
      kind: "step";
      incident: number;
      /** as `POST /api/incidents/{id}/steps` wants it */
      body: StepRequest & { seen: number };
      /** name of who takes it, as the server writes it down: tells a step of theirs from one of somebody else */
      by: string;
      /** what the step is called */
      step: Name;
      label: string;
    }
  | ({
      id: string;
      kind: "photo";
      number: 1 | 2 | 3;
      /** image/jpeg, image/png or image/webp */
      type: string;
      bytes: Uint8Array<ArrayBuffer>;
      label: string;
    } & PhotoOf);

/** Id of the visit or the report that a photo belongs to, which is sent before it. */
export type PhotoOf = { visit: string } | { report: string };

/** Id of the record that a photo goes with; null for all else. */
export const goesWith = (record: OutboxRecord): string | null =>
  record.kind !== "photo" ? null : "visit" in record ? record.visit : record.report;

/** A visit by somebody else since the one that the device knew. */
export type OtherVisit = {
  id: string;
  at: string;
  way: string;
  note: string | null;
  next: string | null;
  by: { name: string };
};

/**
 * How far a record has come. `waiting` is sent when there is a connection; `refused` was sent and not taken, and stays until
 * somebody decides; `noted` was taken, and stays until somebody has seen what others noted at the same door.
 */
export type OutboxState =
  | { state: "waiting" }
  | { state: "refused"; error: ClientError }
  | { state: "noted"; others: OtherVisit[] };

/** A record that is kept. */
export type Kept = { record: OutboxRecord; addedAt: number } & OutboxState;

/** Whether it still has to reach the server: all but what was taken. */
export const isUnsent = ({ state }: Kept): boolean => state !== "noted";
