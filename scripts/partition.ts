// npm run partition: divides any graph, see docs/decisions/0023-partition.md for the format of the file.

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Outcome, type Preset, partition, type Settings } from "../domain/layout/partition/partition.ts";
import { PRESETS } from "../domain/layout/partition/settings.ts";
import { GraphFault, type GraphFile, readGraph } from "./support/graph-file.ts";
import { problemText } from "./support/problem-text.ts";

const USAGE = `用法 usage:
  npm run partition -- GRAPH.json --out ASSIGNMENT.json
  --seed 1               同样的种子得到同样的结果 the same seed gives the same answer
  --preset along-roads   ${PRESETS.join(" | ")}
  --objective cut-edges  在重量范围内使被切断的边最少 the fewest cut edges within the window of weights
  --parts K              分成几份，不写则按文件 how many parts; absent: as the file says
  --seconds S            到时用目前最好的结果 then takes the best so far`;

/** A command that cannot be carried out as it was typed. */
class UsageError extends Error {}

type Command = { file: string; out: string; seed: number; preset: Preset; parts: number | null; seconds: number };

/** What the command line asks for. Throws UsageError. */
function readCommand(args: string[]): Command {
  const { values, positionals } = parse(args);
  if (positionals.length !== 1 || values.out === undefined) throw new UsageError(USAGE);
  const preset = PRESETS.find((name) => name === values.preset);
  if (!preset) throw new UsageError(`--preset ${values.preset}：应为 ${PRESETS.join("、")}。 Unknown preset.`);
  return {
    file: positionals[0],
    out: values.out,
    seed: number(values.seed, "--seed", 0, true),
    preset,
    parts: values.parts === undefined ? null : number(values.parts, "--parts", 1, true),
    seconds: values.seconds === undefined ? Infinity : number(values.seconds, "--seconds", 0, false),
  };
}

function parse(args: string[]) {
  const text = { type: "string" } as const;
  const options = {
    out: text,
    seed: { ...text, default: "1" },
    preset: { ...text, default: "along-roads" },
    parts: text,
    seconds: text,
  };
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n${USAGE}`);
    throw error;
  }
}

function number(text: string, name: string, least: number, isWhole: boolean): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= least && (!isWhole || Number.isSafeInteger(value))) return value;
  throw new UsageError(
    `${name} ${text}：应为不小于 ${least} 的${isWhole ? "整" : ""}数。 It should be a number from ${least}.`,
  );
}

/** How many parts, and what they should weigh. Throws GraphFault when neither the file nor the command says. */
function aimsOf(
  { graph, k, window, band, target }: GraphFile,
  command: Command,
): { k: number | null; settings: Settings } {
  const total = graph.weights.reduce((sum, weight) => sum + weight, 0);
  const parts = command.parts ?? k;
  if (parts === null && target === null) {
    throw new GraphFault("文件中没有 k 也没有 target_weight，请用 --parts。 Neither k nor target_weight; use --parts.");
  }
  const mean = target ?? total / parts!;
  const usual: [number, number] = [0.75 * mean, 1.25 * mean];
  return {
    k: parts,
    settings: { preset: command.preset, seed: command.seed, target: mean, band: window ?? band ?? usual },
  };
}

function run(command: Command): Outcome {
  const file = readGraph(command.file);
  const { k, settings } = aimsOf(file, command);
  const end = performance.now() + 1000 * command.seconds;
  return partition(file.graph, k, settings, () => performance.now() < end);
}

try {
  const command = readCommand(process.argv.slice(2));
  const start = performance.now();
  const { assignment, parts, inBand, worst, problems } = run(command);
  const seconds = Number(((performance.now() - start) / 1000).toFixed(2));
  writeFileSync(command.out, `${JSON.stringify([...assignment])}\n`);
  for (const problem of problems) console.error(problemText(problem));
  console.log(JSON.stringify({ parts, in_band: inBand, worst_deviation: Number(worst.toFixed(4)), seconds }));
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof GraphFault)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
