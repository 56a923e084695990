import { describe, expect, test } from "vitest";
import { failed, ok } from "../../../web/client/result.ts";
import type { NewVisit } from "../../../web/client/visits.ts";
import { createApp, firstState } from "../../../web/state/app.ts";
import { firstPreferences } from "../../../web/state/preferences.ts";
import { firstView } from "../../../web/state/view.ts";
import {
  firstDraft,
  momentOf,
  nextChoices,
  typed,
  type VisitDraft,
  visitFaultOf,
  withEntry,
} from "../../../web/state/visit-entry.ts";
import { sendVisit } from "../../../web/state/visit-sending.ts";

const now = new Date("2026-11-20T09:30:00+08:00");
const photo = (key: string) => ({ key, blob: new Blob([key], { type: "image/jpeg" }) });
const away = failed({ code: "network", message: "away" });

/** Household 17 with a visit written down, and a server that does as `answers` say, one after the other, then well. */
function aVisit(draft: Partial<VisitDraft> = {}, answers: ReturnType<typeof failed>[] = []) {
  const app = createApp(firstState(firstView, firstPreferences));
  const entry = {
    state: "writing" as const,
    draft: { ...firstDraft(17, null, "2026-11-20", "visit-1"), ...draft },
    fault: null,
  };
  app.setState({ visitEntries: { 17: entry } });
  const notes: NewVisit[] = [];
  const photos: string[] = [];
  const calls = {
    note: async (visit: NewVisit) => {
      notes.push(visit);
      const visited = { ...visit, note: visit.note ?? null, next: visit.next ?? null, by: { name: "周敏" }, photos: 0 };
      return answers.shift() ?? ok({ visit: visited, others: [] });
    },
    addPhoto: async (id: string, n: number) => {
      photos.push(`${id} ${n}`);
      return answers.shift() ?? ok(undefined);
    },
  };
  return {
    app,
    notes,
    photos,
    send: () => sendVisit(app, calls, 17, () => "visit-2", now),
    entry: () => app.getState().visitEntries[17],
  };
}

describe("noting a visit", () => {
  test("is sent as it was typed, without what was left empty", async () => {
    const { send, notes, entry } = aVisit({ way: "phone", note: "  女儿国庆接去同住 ", next: "2026-11-27" });
    await send();
    expect(notes).toEqual([
      {
        id: "visit-1",
        household: 17,
        at: "2026-11-20T01:30:00.000Z",
        way: "phone",
        note: "女儿国庆接去同住",
        next: "2026-11-27",
        after: null,
      },
    ]);
    expect(entry()).toEqual({ state: "done", others: [] });
  });

  test("pressed twice is sent once", async () => {
    const { send, notes } = aVisit();
    await Promise.all([send(), send()]);
    await send();
    expect(notes).toHaveLength(1);
  });

  test("keeps every word while the server is away, and is then the same visit", async () => {
    const { send, notes, entry } = aVisit({ note: "血压计已换" }, [away]);
    await send();
    expect(entry()).toMatchObject({ state: "writing", draft: { note: "血压计已换" }, fault: { key: "away" } });
    await send();
    expect(notes[1]).toEqual(notes[0]);
    expect(entry().state).toBe("done");
  });

  test("what differs from what was stored under its id is kept as another visit", async () => {
    const { send, notes, entry } = aVisit({ note: "一" }, [
      failed({ code: "visit_differs", message: "", status: 409 }),
    ]);
    await send();
    expect(entry()).toMatchObject({ state: "writing", fault: { key: "differs" } });
    await send();
    expect(notes.map(({ id }) => id)).toEqual(["visit-1", "visit-2"]);
  });

  test("photos that did not arrive are sent again, those that did are not, nor the visit", async () => {
    const { send, notes, photos, entry } = aVisit({ photos: [photo("a"), photo("b"), photo("c")] });
    const broken = aVisit({ photos: [photo("a"), photo("b")] }, []);
    await send();
    expect(photos).toEqual(["visit-1 1", "visit-1 2", "visit-1 3"]);
    expect(entry().state).toBe("done");
    expect(notes).toHaveLength(1);

    let turn = 0;
    const calls = {
      note: async () => ok({ visit: null as never, others: [] }),
      addPhoto: async (_: string, n: number) => {
        broken.photos.push(String(n));
        return ++turn === 2 ? away : ok(undefined);
      },
    };
    await sendVisit(broken.app, calls, 17, () => "", now);
    expect(broken.entry()).toMatchObject({ state: "photosLeft", stored: { photosSent: 1 }, fault: { key: "away" } });
    await sendVisit(broken.app, calls, 17, () => "", now);
    expect(broken.photos).toEqual(["1", "2", "2"]);
    expect(broken.entry().state).toBe("done");
  });

  test("what is on its way is not changed any more", () => {
    const draft = firstDraft(17, null, "2026-11-20", "visit-1");
    const sending = { state: "sending" as const, draft, stored: null };
    expect(typed(sending, { note: "x" })).toBe(sending);
  });

  test("another day is another moment; the same visit sent twice keeps its own", () => {
    const draft = { ...firstDraft(17, null, "2026-11-20", "visit-1"), at: "2026-11-20T01:30:00.000Z" };
    const writing = { state: "writing" as const, draft, fault: null };
    expect(typed(writing, { note: "x" })).toMatchObject({ draft: { at: "2026-11-20T01:30:00.000Z", note: "x" } });
    expect(typed(writing, { day: "2026-11-18" })).toMatchObject({ draft: { at: null, day: "2026-11-18" } });
    expect(momentOf("2026-11-18", now)).toBe("2026-11-18T04:00:00.000Z");
    expect(momentOf("2026-11-20", now)).toBe(now.toISOString());
  });

  test("drafts of other households stay", () => {
    const entry = { state: "done" as const, others: [] };
    expect(withEntry({ 1: entry, 2: entry }, 1, null)).toEqual({ 2: entry });
    expect(Object.keys(withEntry({ 1: entry }, 2, entry))).toEqual(["1", "2"]);
  });

  test("a week and a month from today", () => {
    expect(nextChoices("2026-11-20")).toEqual({ week: "2026-11-27", month: "2026-12-20" });
  });

  test("faults say what can be done", () => {
    const keyOf = (code: string, status?: number) => visitFaultOf({ code, message: "", status }).key;
    expect([keyOf("network"), keyOf("http_502", 502), keyOf("household_unknown", 404)]).toEqual([
      "away",
      "away",
      "gone",
    ]);
    expect([keyOf("forbidden", 403), keyOf("visit_differs", 409), keyOf("bad_request", 400)]).toEqual([
      "forbidden",
      "differs",
      "other",
    ]);
  });
});
