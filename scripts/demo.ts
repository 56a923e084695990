import { parseArgs } from "node:util";
import { SCALES, type Scale } from "../data/town/layout.ts";
import { DEFAULT_UNTIL, writeTown } from "../data/town/town.ts";

const USAGE = "usage: npm run demo -- --scale village|street|county [--seed 1] [--until 2026-11-20] --out DIR";

/** The command line as options, or a sentence that says what is wrong with it. */
function optionsFrom(args: string[]): Parameters<typeof writeTown>[0] | string {
  let values: { scale?: string; seed?: string; until?: string; out?: string };
  try {
    const text = { type: "string" } as const;
    values = parseArgs({ args, options: { scale: text, seed: text, until: text, out: text } }).values;
  } catch (error) {
    return (error as Error).message;
  }
  const { scale = "street", seed = "1", until = DEFAULT_UNTIL, out } = values;
  if (!SCALES.includes(scale as Scale)) return `--scale ${scale}: one of ${SCALES.join(", ")}`;
  if (!/^\d{1,9}$/u.test(seed)) return `--seed ${seed}: a whole number from 0 to 999999999`;
  if (Number.isNaN(Date.parse(until))) return `--until ${until}: a date such as 2026-11-20, or a time with zone`;
  if (!out) return "--out is missing: the folder to write to";
  return { scale: scale as Scale, seed: Number(seed), until, out };
}

const options = optionsFrom(process.argv.slice(2));
if (typeof options === "string") {
  console.error(`${options}\n${USAGE}`);
  process.exit(2);
}
await writeTown(options);
console.log(`模拟数据: ${options.scale}, seed ${options.seed} → ${options.out}`);
