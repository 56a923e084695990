// 通知: lists of whom to tell, the one that is open, and the area that is being drawn for a new one.

import type { Polygon } from "geojson";
import type { AreaFault } from "../../../domain/drawn-area.ts";
import type { Notice, NoticeList, NoticeRecipient } from "../../../domain/notice.ts";
import type { ClientError } from "../../client/result.ts";
import { type Loaded, waiting } from "../loaded.ts";

/** An area under way: the figure beside the pointer says how many households are in it. */
export type AreaSketch = { px: readonly [x: number, y: number]; corners: number; households: number | null };

export type AreaDraft =
  | { state: "none" }
  | { state: "drawing"; sketch: AreaSketch | null; fault: AreaFault | null }
  | { state: "drawn"; area: Polygon; households: number };

export type Notices = {
  list: Loaded<NoticeList>;
  /** id of the list that is open */
  open: number | null;
  notice: Loaded<Notice>;
  /** those of the open list; null until they have come */
  recipients: readonly NoticeRecipient[] | null;
  draft: AreaDraft;
  /** something is being sent to the server */
  busy: boolean;
  /** why the last thing was refused */
  refusal: ClientError | null;
  /** how often the server said that lists or links have changed */
  told: number;
};

export const noNotices: Notices = {
  list: waiting,
  open: null,
  notice: waiting,
  recipients: null,
  draft: { state: "none" },
  busy: false,
  refusal: null,
  told: 0,
};
