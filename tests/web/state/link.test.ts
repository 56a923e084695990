import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createApp, firstState } from "../../../web/state/app.ts";
import { keepLink } from "../../../web/state/link.ts";
import { firstPreferences } from "../../../web/state/preferences.ts";
import { firstView } from "../../../web/state/view.ts";

describe("the address follows the state", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("many changes make one address, and none when nothing of the view changed", () => {
    const app = createApp(firstState(firstView, firstPreferences));
    const addresses: string[] = [];
    keepLink(app, (address) => addresses.push(address));
    app.setState({ mode: "incidents" });
    app.setState({ mode: "heat" });
    vi.advanceTimersByTime(1000);
    expect(addresses).toEqual(["/?mode=heat&lang=zh&theme=light"]);
    app.setState({ live: "lost" });
    vi.advanceTimersByTime(1000);
    expect(addresses).toHaveLength(1);
  });

  test("it rests while the slider plays, and is right when that stops", () => {
    const app = createApp(firstState(firstView, firstPreferences));
    const addresses: string[] = [];
    const stop = keepLink(app, (address) => addresses.push(address));
    app.setState({ playing: true, span: "year" });
    vi.advanceTimersByTime(1000);
    expect(addresses).toEqual([]);
    app.setState({ playing: false });
    vi.advanceTimersByTime(1000);
    expect(addresses).toEqual(["/?span=year&lang=zh&theme=light"]);
    stop();
    app.setState({ span: "all" });
    vi.advanceTimersByTime(1000);
    expect(addresses).toHaveLength(1);
  });
});
