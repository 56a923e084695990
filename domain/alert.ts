import type { Position } from "./position.ts";

// What machines send, such as cameras that see smoke. Events of one kind at one point close in time are one burst, and one incident.

/** Seconds that the clock of a sender may be off; older requests are taken for replays. */
export const MOST_SKEW_S = 300;

/** Days after which an event is too old to be sent. */
export const MOST_EVENT_AGE_DAYS = 30;

/** What `POST /api/events` takes. */
export type MachineEvent = {
  /** the sender's own, for good: sent again it is counted once */
  id: string;
  /** which camera or sensor, as the sender calls it; the code of a facility of ours stands for its place */
  camera: string;
  /** code of an incident kind, or a word that the sender's row translates */
  kind: string;
  /** 0–1 */
  confidence: number;
  /** ISO 8601; now where it is left out */
  at?: Date;
  text?: string;
  position?: Position;
  address?: string;
  urgency: string;
};

export type AlertState = "waiting" | "reported" | "dismissed";

/** What became of an event. `count`: events of the burst so far. */
export type EventAnswer = { event: string; state: AlertState; incident: string | null; count: number };

/** A burst that waits for a person. */
export type Alert = {
  id: number;
  sender: string;
  camera: string;
  kind: string;
  text: string;
  address: string | null;
  position: Position;
  /** code of its smallest area */
  grid: string | null;
  /** the highest, 0–1 */
  confidence: number;
  count: number;
  /** ISO 8601 */
  firstAt: string;
  lastAt: string;
};

/** How a sender speaks: signed events, or Open311 GeoReport v2. */
export const SENDER_PROTOCOLS = ["events", "open311"] as const;
export type SenderProtocol = (typeof SENDER_PROTOCOLS)[number];

/** What somebody decides about a burst that waits. `reason`: why it is nothing; `place`: where it really is. */
export type Judgement = { accept: boolean; reason?: string; place?: { position: Position; address: string } };

/** A machine or program that may report. */
export type Sender = {
  id: number;
  code: string;
  name: string;
  protocol: SenderProtocol;
  /** code of the area it may report within; null = everywhere */
  area: string | null;
  minConfidence: number;
  burstMinutes: number;
  /** its words for kinds, as codes of ours */
  kinds: Record<string, string>;
  /** code of the source that its reports get */
  source: string;
  disabled: boolean;
  /** ISO 8601: when something genuine last came from it; null: nothing yet */
  lastSeen: string | null;
};

/** What may be changed of a sender; what is left out stays. */
export type SenderChange = Partial<Pick<Sender, "name" | "minConfidence" | "burstMinutes" | "kinds">>;

/** Letters that the reason of a dismissal may have. */
export const MOST_REASON = 200;
