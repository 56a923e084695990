import { describe, expect, test } from "vitest";
import { createApp, firstState } from "../../../../web/state/app.ts";
import {
  closeReport,
  isReporting,
  placeReport,
  resumeReport,
  startReport,
  typeReport,
} from "../../../../web/state/incidents/report.ts";
import { reportBody, reportFault } from "../../../../web/state/incidents/report-draft.ts";
import { sendReport } from "../../../../web/state/incidents/report-sending.ts";
import { firstView } from "../../../../web/state/view.ts";

const KEY = "8b0c1f9e-6a3f-4c3a-9d6e-2f1f3f7f0a11";
const HERE: [number, number] = [113.2041, 35.2101];

function aDesk() {
  const app = createApp(firstState(firstView, { language: "zh", theme: "light" }));
  app.setState((state) => startReport(state, KEY));
  const draft = () => {
    const { reporting } = app.getState();
    if (!reporting) throw new Error("nothing is being reported");
    return reporting.draft;
  };
  return { app, draft, fault: () => (app.getState().reporting as { fault?: { key: string } }).fault?.key ?? null };
}

const photo = (key: string) => ({ key, blob: new Blob(["x"], { type: "image/jpeg" }) });
const answered = { id: 7, position: HERE } as never;

describe("a report at a desk", () => {
  test("takes its place from the map, draws it, and forgets it when it is closed", () => {
    const { app, draft } = aDesk();
    app.setState((state) => placeReport(state, HERE));
    expect(draft().place).toEqual({ position: HERE, address: "" });
    expect(app.getState().drawings.report).toEqual([{ role: "stop", position: HERE, label: "" }]);
    app.setState(closeReport);
    expect(app.getState().reporting).toBeNull();
    expect(app.getState().drawings.report).toBeUndefined();
  });

  test("waits under the card of something that is selected, and is gone on with afterwards", () => {
    const { app, draft } = aDesk();
    app.setState((state) => typeReport(state, { text: "路灯不亮" }));
    app.setState({ selection: { kind: "incident", id: 3 } });
    expect(isReporting(app.getState())).toBe(false);
    app.setState((state) => resumeReport(state, { position: HERE, address: "柳园路8号" }));
    expect(isReporting(app.getState())).toBe(true);
    expect(draft()).toMatchObject({ text: "路灯不亮", place: { address: "柳园路8号" } });
  });

  test("says first what is missing", () => {
    const { draft } = aDesk();
    expect(reportFault(draft())).toBe("text");
    expect(reportFault({ ...draft(), text: "路灯不亮" })).toBe("place");
    expect(reportFault({ ...draft(), text: "字".repeat(2001) })).toBe("long");
  });

  test("leaves out what nobody filled in: its kind is then judged by its words", () => {
    const place = { position: HERE, address: " " };
    expect(reportBody({ key: KEY, text: " 路灯不亮 ", kind: null, urgency: "normal", place, photos: [] })).toEqual({
      key: KEY,
      text: "路灯不亮",
      position: HERE,
      urgency: "normal",
    });
  });
});

describe("sending it", () => {
  const filledIn = () => {
    const desk = aDesk();
    desk.app.setState((state) => typeReport(state, { text: "路灯不亮", photos: [photo("a"), photo("b")] }));
    desk.app.setState((state) => placeReport(state, HERE));
    return desk;
  };

  test("sends once though pressed twice, then its photos in order, and closes the form", async () => {
    const { app } = filledIn();
    const sent: string[] = [];
    const calls = {
      report: async ({ key }: { key: string }) => {
        sent.push(key);
        return { ok: true as const, value: answered };
      },
      addPhoto: async (id: number, n: number) => {
        sent.push(`${id}/${n}`);
        return { ok: true as const, value: undefined };
      },
    };
    const [first, second] = await Promise.all([sendReport(app, calls), sendReport(app, calls)]);
    expect(first).toEqual({ id: 7, position: HERE, photosFailed: false });
    expect(second).toBeNull();
    expect(sent).toEqual([KEY, "7/1", "7/2"]);
    expect(app.getState().reporting).toBeNull();
  });

  test("keeps every word when the server is away, and sends the same report again", async () => {
    const { app, draft, fault } = filledIn();
    const keys: string[] = [];
    const away = {
      report: async ({ key }: { key: string }) => {
        keys.push(key);
        return { ok: false as const, error: { code: "network", message: "" } };
      },
      addPhoto: async () => ({ ok: true as const, value: undefined }),
    };
    expect(await sendReport(app, away)).toBeNull();
    expect(fault()).toBe("away");
    expect(draft().text).toBe("路灯不亮");
    await sendReport(app, away);
    expect(keys).toEqual([KEY, KEY]);
  });

  test("tells when the report is stored and a photo is not", async () => {
    const { app } = filledIn();
    const calls = {
      report: async () => ({ ok: true as const, value: answered }),
      addPhoto: async () => ({ ok: false as const, error: { code: "photo_unreadable", message: "", status: 400 } }),
    };
    expect(await sendReport(app, calls)).toMatchObject({ photosFailed: true });
    expect(app.getState().reporting).toBeNull();
  });
});
