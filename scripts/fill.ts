import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hangTown } from "../api/bulletins/hang-town.ts";
import type { Database } from "../api/database/database.ts";
import type { Settings } from "../api/env.ts";
import { importFile } from "../api/import/import-file.ts";
import { KIND_NAMES, type KindName, USUAL_OPTIONS } from "../api/import/options.ts";
import { readThemeWish } from "../api/import/theme-fields.ts";
import { linkTown } from "../api/links/link-town.ts";
import { planTown } from "../api/plans/plan-town.ts";
import { codeTown } from "../api/resident-codes/make.ts";
import { isEmpty } from "../api/town/queries.ts";
import { OFFICE_HOURS, officePhone, townBulletins } from "../data/town/bulletins.ts";
import { planText } from "../data/town/plans.ts";
import { writeTown } from "../data/town/town.ts";

/** The file a town's kind is written to. */
const FILES = {
  communities: "communities.geojson",
  grids: "grids.geojson",
  areas: "areas.geojson",
  roads: "roads.geojson",
  places: "places.geojson",
  buildings: "buildings.geojson",
  staff: "staff.csv",
  households: "households.csv",
  facilities: "facilities.csv",
  incidents: "incidents.csv",
  visits: "visits.csv",
} as const;

/** Its columns that become themes, as one would write them after --theme. */
const THEMES: Partial<Record<KindName, readonly string[]>> = {
  households: ["积分=score", "星级文明户=stars", "安全住房=housing"],
  grids: ["环境评分=environment"],
};

/**
 * Fills an empty database with the made-up town that `settings.demo` names, by the importer like any other data.
 * A start that was interrupted goes on where it stopped: imports may be repeated.
 */
export async function fillWhenEmpty(database: Database, settings: Pick<Settings, "demo" | "dataDir">): Promise<void> {
  const unfinished = join(settings.dataDir, "filling.json");
  if (!existsSync(unfinished)) {
    if (settings.demo === "none" || !(await isEmpty(database.sql))) return;
    mkdirSync(settings.dataDir, { recursive: true });
    // why today: the made-up incidents end now, so that the last days are as lively as they would be
    writeFileSync(unfinished, JSON.stringify({ scale: settings.demo, seed: 1, until: new Date().toISOString() }));
  }
  const plan = JSON.parse(readFileSync(unfinished, "utf8"));
  console.error(`正在生成模拟城镇（${plan.scale}）… Making up a town…`);
  const out = join(settings.dataDir, "town");
  await writeTown({ ...plan, out });
  for (const kind of KIND_NAMES) {
    console.error(`  导入 ${kind}`);
    const file = join(out, FILES[kind]);
    const themes = (THEMES[kind] ?? []).map((text) => readThemeWish(text, false));
    const options = {
      ...USUAL_OPTIONS,
      kind,
      themes,
      file,
      datum: "wgs84",
      simulated: true,
      attribution: "模拟数据",
    } as const;
    const result = await importFile(database, { ...options, reportFolder: join(settings.dataDir, "reports") });
    if (result.rejected > 0)
      throw new Error(`the made-up town has ${result.rejected} wrong ${kind}: see ${result.rejects}`);
  }
  console.error("  计算联户");
  await linkTown(database);
  await planTown(database, ({ id, type, attention }) => planText(id, type, attention));
  await hangTown(database.sql, (level, nth) => ({
    phone: officePhone(level === "street" ? nth : nth + 100),
    hours: OFFICE_HOURS,
    bulletins: townBulletins(level, nth),
  }));
  await codeTown(database.sql);
  rmSync(out, { recursive: true });
  rmSync(unfinished);
}
