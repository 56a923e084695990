import { join } from "node:path";
import { parseArgs } from "node:util";
import cliProgress from "cli-progress";
import { openDatabase } from "../api/database/database.ts";
import { DatabaseInUse } from "../api/database/lock.ts";
import { readSettings, SettingError } from "../api/env.ts";
import { importFile } from "../api/import/import-file.ts";
import {
  type ImportOptions,
  ImportRefused,
  KIND_NAMES,
  type KindName,
  type Progress,
  USUAL_OPTIONS,
} from "../api/import/options.ts";
import { readThemeWish } from "../api/import/theme-fields.ts";
import { DATUMS } from "../domain/datum.ts";

const USAGE = `用法：npm run import -- KIND FILE [选项]
  KIND        ${KIND_NAMES.join(" ")}
  FILE        GeoJSON 或 CSV（UTF-8 或 GB 18030），可用 gzip 压缩
  --datum     ${DATUMS.join(" | ")} | auto（默认：按已有的楼栋和网格判断）
  --column    name=列名，可重复：指明哪一列是什么
  --theme     列名[=编码][:category|level|number]，可重复：这一列成为地图主题（households、grids、communities）
  --restricted-theme 同上，只给有权查看敏感标签的人看
  --community 编码：文件里的一切都属于这个区域
  --strict    代码表里没有的值不新增，而是拒绝
  --dry-run   只检查，不写入
  --swap      文件里纬度在前
  --attribution 文字：地图上署名的来源
  --simulated 数据是模拟的`;

/** What the command line asks for. Throws ImportRefused. */
function readCommand(args: string[], dataDir: string): ImportOptions {
  const { values, positionals } = parse(args);
  const [kind, file, ...more] = positionals;
  if (!KIND_NAMES.includes(kind as KindName)) {
    throw new ImportRefused("usage", kind === undefined ? USAGE : `不认识的种类“${kind}”。\n${USAGE}`, kind ?? null);
  }
  if (file === undefined || more.length > 0) throw new ImportRefused("usage", `请给出一个文件。\n${USAGE}`);
  const datum = values.datum ?? "auto";
  if (datum !== "auto" && !DATUMS.some((known) => known === datum)) {
    throw new ImportRefused("usage", `--datum ${datum}：可以用 ${DATUMS.join("、")}、auto。`, datum);
  }
  const columns = (values.column ?? []).map((pair) => {
    const [name, ...column] = pair.split("=");
    if (column.length === 0 || column.join("=") === "") {
      throw new ImportRefused("usage", `--column ${pair}：请写成 --column name=列名。`, pair);
    }
    return [name, column.join("=")];
  });
  return {
    ...USUAL_OPTIONS,
    kind: kind as KindName,
    file,
    datum: datum as ImportOptions["datum"],
    columns: Object.fromEntries(columns),
    themes: [
      ...(values.theme ?? []).map((text) => readThemeWish(text, false)),
      ...(values["restricted-theme"] ?? []).map((text) => readThemeWish(text, true)),
    ],
    community: values.community ?? null,
    strict: values.strict ?? false,
    dryRun: values["dry-run"] ?? false,
    swap: values.swap ?? false,
    attribution: values.attribution ?? null,
    simulated: values.simulated ?? false,
    reportFolder: join(dataDir, "reports"),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        datum: { type: "string" },
        column: { type: "string", multiple: true },
        theme: { type: "string", multiple: true },
        "restricted-theme": { type: "string", multiple: true },
        community: { type: "string" },
        strict: { type: "boolean" },
        "dry-run": { type: "boolean" },
        swap: { type: "boolean" },
        attribution: { type: "string" },
        simulated: { type: "boolean" },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new ImportRefused("usage", `${error.message}\n${USAGE}`);
    throw error;
  }
}

/** A bar on the terminal's error output; silent where that is no terminal. */
function progressBar(): { show: Progress; stop: () => void } {
  if (!process.stderr.isTTY) return { show: () => {}, stop: () => {} };
  const bar = new cliProgress.SingleBar({
    stream: process.stderr,
    format: "{phase} {bar} {percentage}% 用时 {duration_formatted}",
    hideCursor: true,
  });
  let shown = false;
  return {
    show: (phase, done, total) => {
      if (!shown) bar.start(total, 0, { phase: "" });
      shown = true;
      bar.setTotal(total);
      bar.update(done, { phase: phase === "reading" && done < total ? "读取" : "写入" });
    },
    stop: () => {
      if (shown) bar.stop();
    },
  };
}

/** Runs the command; gives the exit code. The last line on standard output is the result. */
async function main(): Promise<number> {
  const bar = progressBar();
  let options: ImportOptions | undefined;
  try {
    const settings = readSettings();
    options = readCommand(process.argv.slice(2), settings.dataDir);
    const database = await openDatabase(settings);
    try {
      const result = await importFile(database, options, bar.show);
      bar.stop();
      for (const note of result.notes) console.error(note);
      if (result.rejects) console.error(`${result.rejected} 行未导入，见 ${result.rejects}`);
      if (result.odds) console.error(`${result.odd} 行已导入但可疑，见 ${result.odds}`);
      console.log(JSON.stringify(result));
      return result.rejected < result.read ? 0 : 2;
    } finally {
      await database.close();
    }
  } catch (error) {
    bar.stop();
    if (!(error instanceof ImportRefused || error instanceof SettingError || error instanceof DatabaseInUse))
      throw error;
    console.error(error.message);
    const refused = error instanceof ImportRefused ? error : null;
    const nothing = { read: 0, loaded: 0, updated: 0, unchanged: 0, rejected: 0, rejects: null };
    const fault = { code: refused?.code ?? (error instanceof DatabaseInUse ? "database_in_use" : "setting_wrong") };
    console.log(
      JSON.stringify({
        kind: options?.kind ?? null,
        ...nothing,
        error: { ...fault, message: error.message, where: refused?.where ?? null },
      }),
    );
    return 2;
  }
}

process.exitCode = await main();
