import type { IncidentColumns } from "../../domain/columns.ts";
import { openMap, ratesInTurn, townMiddle } from "./browser.ts";
import { movedTo, spread } from "./made-county.ts";
import { onTheStreet } from "./on-the-street.ts";
import type { Report } from "./report.ts";

const SECONDS = 4;
const ROUNDS = 5;
const ZOOM = 12.5;
const MONTH = "span=all&time=2025-06-01,2025-06-30";
const OFF = "off=grids,facilities,incidents";

/** The slider moves a month over `incidents` by a day before every frame, against panning the same page's empty map. */
export async function slide(report: Report, incidents: IncidentColumns): Promise<void> {
  await onTheStreet(async (server, browser) => {
    const middle = await townMiddle(server);
    const address = `${server.url}/?at=${middle.join()},${ZOOM}`;
    const households = spread(0, middle, 1, 1);
    const given = { households, incidents: movedTo(incidents, middle) };
    const heat = await openMap(browser, `${address}&mode=heat&${MONTH}&off=grids,facilities`, { given });
    const empty = await openMap(browser, `${address}&${OFF}`, { given: { households } });
    await heat.locator("[data-grip=window]").waitFor();
    const bare = await openMap(browser, `${address}&${OFF}&${MONTH}`, { given });
    await bare.locator("[data-grip=window]").waitFor();
    const [moved, panned, slid] = await ratesInTurn(
      [
        { page: heat, act: "slide" },
        { page: empty, act: "pan" },
        { page: bare, act: "slide" },
      ],
      ROUNDS,
      SECONDS,
    );
    const measure = { unit: "frames/s", target: "ratio ≥ 0.85" };
    const over = "slider over 1M incidents, a day a frame";
    report({ case: over, value: moved.frames, baseline: panned.drawn, against: "the empty map, panned", ...measure });
    report({ case: over, value: moved.frames, baseline: slid.frames, against: "the slider without heat", ...measure });
    const pictures = { case: `${over}, new pictures of the map`, unit: "pictures/s", against: "its frames" };
    report({ ...pictures, value: moved.drawn, baseline: moved.frames });
  });
}
