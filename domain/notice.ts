// 通知名单: something every household of an area is to be told, and who of them was reached, until none is left.

import type { Polygon } from "geojson";
import type { Position } from "./position.ts";

/** 待通知, 已发出, 已通知到, 未通知到, 拒绝 */
export const NOTICE_STATES = ["waiting", "sent", "reached", "failed", "refused"] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** 短信, 电话, 二次提醒, 上门 */
export const NOTICE_WAYS = ["sms", "call", "second", "in-person"] as const;
export type NoticeWay = (typeof NOTICE_WAYS)[number];

/** Ways that go through the gateway. */
export const SENT_WAYS = ["sms", "second"] as const;
export type SentWay = (typeof SENT_WAYS)[number];

/** Who sends messages: nobody, so that all is done by hand, or one that only plays it. */
export const GATEWAYS = ["none", "simulator"] as const;
export type GatewayName = (typeof GATEWAYS)[number];

export type NoticeCounts = Readonly<Record<NoticeState, number>>;

/** One list, with counts of those recipients that the viewer may see. */
export type NoticeItem = {
  id: number;
  title: string;
  message: string;
  area: Polygon;
  /** ISO 8601 */
  createdAt: string;
  by: string;
  closedAt: string | null;
  counts: NoticeCounts;
};

export type NoticeList = { items: NoticeItem[]; next: string | null; gateway: GatewayName };

export type NoticeWorker = { id: number; name: string };

/** One list in full: what `GET /api/notices/{id}` answers. */
export type Notice = NoticeItem & {
  gateway: GatewayName;
  /** messages that the gateway has not said the last word on */
  underWay: number;
  /** whether the viewer sees all of its recipients */
  whole: boolean;
  /** those who answer for the recipients; null: nobody does */
  workers: { worker: NoticeWorker | null; counts: NoticeCounts }[];
};

/** A household on a list; never with a phone number. */
export type NoticeRecipient = {
  household: number;
  code: string;
  address: string;
  building: number | null;
  buildingName: string | null;
  unit: string | null;
  floor: number | null;
  door: string | null;
  /** masked */
  head: string | null;
  hasPhone: boolean;
  position: Position;
  grid: string | null;
  worker: NoticeWorker | null;
  state: NoticeState;
  way: NoticeWay | null;
  /** ISO 8601; of the last tick or report */
  at: string | null;
  /** who ticked it off; null where the gateway said it */
  by: string | null;
};

/** What `POST /api/notices/{id}/send` answers. */
export type NoticeSent = {
  queued: number;
  /** left, but without a phone */
  withoutPhone: number;
  /** had as many messages of this way as anybody is to get */
  tooOften: number;
};

/** More messages of one way nobody gets about one thing. */
export const MOST_MESSAGES = 3;

/** Most households on one list. */
export const MOST_RECIPIENTS = 20_000;

/** Most households ticked off at once. */
export const MOST_TICKED = 1_000;

/** Who still has to be reached. A refusal is an answer too. */
export const leftOf = ({ waiting, sent, failed }: NoticeCounts): number => waiting + sent + failed;

export const totalOf = (counts: NoticeCounts): number => NOTICE_STATES.reduce((sum, state) => sum + counts[state], 0);

export const noCounts: NoticeCounts = { waiting: 0, sent: 0, reached: 0, failed: 0, refused: 0 };
