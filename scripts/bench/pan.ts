import type { HouseholdColumns } from "../../domain/columns.ts";
import { type BenchBrowser, openMap, ratesInTurn, townMiddle } from "./browser.ts";
import { madeHouseholds, movedTo, spread } from "./made-county.ts";
import { onTheStreet } from "./on-the-street.ts";
import { median, type Report } from "./report.ts";

const SECONDS = 3;
const ROUNDS = 3;
const COUNTS = [100_000, 350_000];
const TARGETS: Record<number, string> = { 100000: "ratio ≥ 0.70", 350000: "ratio ≥ 0.45" };

/** How the households lie, and at which zoom they are looked at. */
const VIEWS = [
  { name: "all in view", zoom: 14.6, make: (count: number, middle: Middle) => spread(count, middle, 3000, 1500) },
  {
    name: "as a county lies, its seat in view",
    zoom: 15,
    make: (count: number, middle: Middle) => movedTo(madeHouseholds(count), middle),
  },
  {
    name: "as a county lies, every door drawn",
    zoom: 16.2,
    make: (count: number, middle: Middle) => movedTo(madeHouseholds(count), middle),
  },
];

type Middle = readonly [lng: number, lat: number];

const OFF = "off=grids,facilities,incidents";
const against = "the empty map";

/** Panning over 100,000 and 350,000 households in software WebGL, against the same page with nothing but its base map. */
export async function pan(report: Report): Promise<void> {
  await onTheStreet(async (server, browser) => {
    const middle = await townMiddle(server);
    for (const view of VIEWS) {
      const address = `${server.url}/?at=${middle.join()},${view.zoom}`;
      const empty = await openMap(browser, `${address}&${OFF}`, { given: { households: spread(0, middle, 1, 1) } });
      for (const count of COUNTS) {
        const households = view.make(count, middle);
        const alone = await openMap(browser, `${address}&${OFF}`, { given: { households } });
        const whole = await openMap(browser, address, { given: { households } });
        const pages = [empty, alone, whole].map((page) => ({ page, act: "pan" as const }));
        const [none, points, all] = (await ratesInTurn(pages, ROUNDS, SECONDS)).map(({ drawn }) => drawn);
        const name = `${count / 1000}k households, ${view.name}`;
        const measure = { unit: "frames/s", baseline: none, against, target: TARGETS[count] };
        report({ case: name, value: points, ...measure });
        report({ case: `${name}, all layers`, value: all, ...measure });
        await Promise.all([alone.close(), whole.close()]);
      }
      const first = { given: view.make(350_000, middle), one: spread(1, middle, 10, 10) };
      await reportFirstFrame(report, browser, `${address}&${OFF}`, view.name, first);
      await empty.close();
    }
  });
}

async function reportFirstFrame(
  report: Report,
  browser: BenchBrowser,
  address: string,
  view: string,
  { given, one }: { given: HouseholdColumns; one: HouseholdColumns },
) {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) times.push(await firstFrameMs(browser, address, given));
  report({
    case: `350k households, ${view}, first frame`,
    value: median(times),
    unit: "ms",
    baseline: await firstFrameMs(browser, address, one),
    against: "one household",
    target: "value ≤ 1500 ms after the data arrived",
  });
}

/** From the last byte of the households to the first frame with them on it. The map stands before, and shows no other points. */
async function firstFrameMs(browser: BenchBrowser, address: string, households: HouseholdColumns): Promise<number> {
  const page = await openMap(browser, address, { given: { households }, householdsLast: true });
  await page.waitForFunction(() => drawing.firstPointsMs > 0);
  const ms = await page.evaluate(() => {
    const columns = performance.getEntriesByType("resource").find(({ name }) => name.includes("/households/columns"));
    return drawing.firstPointsMs - (columns as PerformanceResourceTiming).responseEnd;
  });
  await page.close();
  return ms;
}
