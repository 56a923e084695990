import type {
  Notice,
  NoticeList,
  NoticeRecipient,
  NoticeSent,
  NoticeState,
  NoticeWay,
  SentWay,
} from "../../domain/notice.ts";
import { getJson, sendJson } from "./request.ts";
import { ok, type Result } from "./result.ts";

/** What a new list says of itself. */
export type NewNotice = { title: string; message: string; area: Notice["area"]; key: string };

/** `/api/notices`: whom of an area one has told. */
export const notices = {
  list: () => getJson<NoticeList>("/api/notices?limit=100"),
  get: (id: number, signal?: AbortSignal) => getJson<Notice>(`/api/notices/${id}`, signal),
  recipients,
  create: (notice: NewNotice) => sendJson<Notice>("POST", "/api/notices", notice),
  send: (id: number, way: SentWay) => sendJson<NoticeSent>("POST", `/api/notices/${id}/send`, { way }),
  tick: (id: number, households: readonly number[], way: NoticeWay, state: NoticeState) =>
    sendJson<Notice>("POST", `/api/notices/${id}/ticks`, { households, way, state }),
  close: (id: number) => sendJson<Notice>("POST", `/api/notices/${id}/close`, {}),
};

/** All pages of `GET /api/notices/7/recipients`. */
async function recipients(id: number, signal?: AbortSignal): Promise<Result<readonly NoticeRecipient[]>> {
  const all: NoticeRecipient[] = [];
  let after = "";
  for (;;) {
    const page = await getJson<{ items: NoticeRecipient[]; next: string | null }>(
      `/api/notices/${id}/recipients?limit=1000${after}`,
      signal,
    );
    if (!page.ok) return page;
    all.push(...page.value.items);
    if (page.value.next === null) return ok(all);
    after = `&after=${encodeURIComponent(page.value.next)}`;
  }
}
