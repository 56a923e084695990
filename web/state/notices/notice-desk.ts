import type { NoticeSent, NoticeState, NoticeWay, SentWay } from "../../../domain/notice.ts";
import type { Client } from "../../client/client.ts";
import type { Result } from "../../client/result.ts";
import { newUuid } from "../../client/uuid.ts";
import type { App } from "../app.ts";
import { failLoading, finishLoading, startLoading } from "../loaded.ts";
import { may } from "../session.ts";
import { openNotice, showNotice } from "./drawing.ts";
import type { Notices } from "./notices.ts";

/** What can be done with lists. One for a page. */
export type NoticeDesk = {
  open(id: number | null): void;
  /** makes a list of the area drawn, and opens it */
  create(title: string, message: string): Promise<void>;
  send(way: SentWay): Promise<NoticeSent | null>;
  tick(households: readonly number[], way: NoticeWay, state: NoticeState): Promise<void>;
  close(): Promise<void>;
  /** reads lists while they are looked at, and again when the server says that they have changed; gives how to stop */
  follow(): () => void;
};

export function createNoticeDesk(app: App, client: Pick<Client, "notices">, now: () => number = Date.now): NoticeDesk {
  let reading = new AbortController();
  /** the key of the list that is being made: the same while the same is tried again */
  let draftKey: { area: unknown; key: string } | null = null;

  const set = (change: Partial<Notices>) => app.setState(({ notices }) => ({ notices: { ...notices, ...change } }));

  const readList = async () => {
    set({ list: startLoading(app.getState().notices.list) });
    const answer = await client.notices.list();
    const { list } = app.getState().notices;
    set({ list: answer.ok ? finishLoading(answer.value, now()) : failLoading(list, answer.error) });
  };

  const readOpen = async () => {
    reading.abort();
    reading = new AbortController();
    const { signal } = reading;
    const { open } = app.getState().notices;
    if (open === null) return;
    const [notice, recipients] = await Promise.all([
      client.notices.get(open, signal),
      client.notices.recipients(open, signal),
    ]);
    if (signal.aborted || app.getState().notices.open !== open) return;
    if (notice.ok) app.setState((state) => showNotice(state, notice.value, now()));
    else set({ notice: failLoading(app.getState().notices.notice, notice.error) });
    if (recipients.ok) set({ recipients: recipients.value });
  };

  const read = () => Promise.all([readList(), readOpen()]);

  /** Does something on the server; what was refused is said, and what the lists are then is read. */
  const act = async <T>(ask: (open: number) => Promise<Result<T>>): Promise<T | null> => {
    const { open } = app.getState().notices;
    if (open === null) return null;
    set({ busy: true, refusal: null });
    const answer = await ask(open);
    await readOpen();
    set({ busy: false, refusal: answer.ok ? null : answer.error });
    void readList();
    return answer.ok ? answer.value : null;
  };

  const open = (id: number | null) => {
    app.setState((state) => openNotice(state, id));
    void readOpen();
  };

  return {
    open,
    create: async (title, message) => {
      const { draft } = app.getState().notices;
      if (draft.state !== "drawn") return;
      if (draftKey?.area !== draft.area) draftKey = { area: draft.area, key: newUuid() };
      set({ busy: true, refusal: null });
      const answer = await client.notices.create({ title, message, area: draft.area, key: draftKey.key });
      set({ busy: false, refusal: answer.ok ? null : answer.error });
      if (!answer.ok) return;
      draftKey = null;
      open(answer.value.id);
      void readList();
    },
    send: (way) => act((id) => client.notices.send(id, way)),
    tick: async (households, way, state) => {
      await act((id) => client.notices.tick(id, households, way, state));
    },
    close: async () => {
      await act((id) => client.notices.close(id));
    },
    follow: () => {
      const looks = () => app.getState().mode === "notices" && may(app.getState(), "notices");
      if (looks()) void read();
      return app.subscribe((state, before) => {
        const came = state.mode !== before.mode || state.session !== before.session;
        if ((came || state.notices.told !== before.notices.told) && looks()) void read();
      });
    },
  };
}
