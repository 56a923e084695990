// npm run partition: divides any graph, see docs/decisions/0023-partition.md for the format of the file.

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { usualParts } from "../domain/layout/partition/allot.ts";
import { fewestCuts } from "../domain/layout/partition/cut-edges/fewest-cuts.ts";
import type { Graph } from "../domain/layout/partition/graph.ts";
import { outcomeOf } from "../domain/layout/partition/outcome.ts";
import { partition, rebalance } from "../domain/layout/partition/partition.ts";
import {
  type Outcome,
  PRESETS,
  type Preset,
  type Problem,
  type Settings,
} from "../domain/layout/partition/settings.ts";
import { GraphFault, type GraphFile, readAssignment, readGraph } from "./support/graph-file.ts";
import { problemText } from "./support/problem-text.ts";
import { UsageError } from "./support/usage-error.ts";

const OBJECTIVES = ["preset", "cut-edges"] as const;

const USAGE = `用法 usage:
  npm run partition -- GRAPH.json --out ASSIGNMENT.json
  --seed 1               同样的种子得到同样的结果 the same seed gives the same answer
  --preset along-roads   ${PRESETS.join(" | ")}
  --objective cut-edges  在重量范围内使被切断的边最少 the fewest cut edges within the window of weights
  --tolerance 0.05       重量可以偏离平均多少，文件中有 weight_min、weight_max 时不用 how far a weight may lie from the mean
  --parts K              分成几份，不写则按文件 how many parts; absent: as the file says
  --from ASSIGNMENT.json 从已有的划分出发，尽量少动 brings these parts back into the band, moving little
  --max-moved W          最多移动多少 and no more than this weight
  --seconds S            到时用目前最好的结果 then takes the best so far
  结束 exit: 0 完成 done · 1 份数或重量范围达不到，写出的是最接近的 not so many parts, or not within the window; the nearest was written · 2 无法读取 unreadable`;

type Command = {
  file: string;
  out: string;
  seed: number;
  preset: Preset;
  objective: (typeof OBJECTIVES)[number];
  tolerance: number | null;
  parts: number | null;
  from: string | null;
  maxMoved: number;
  seconds: number;
};

/** What the command line asks for. Throws UsageError. */
function readCommand(args: string[]): Command {
  const { values, positionals } = parse(args);
  if (positionals.length !== 1 || values.out === undefined) throw new UsageError(USAGE);
  return {
    file: positionals[0],
    out: values.out,
    seed: number(values.seed, "--seed", 0, true),
    preset: oneOf(PRESETS, values.preset, "--preset"),
    objective: oneOf(OBJECTIVES, values.objective, "--objective"),
    tolerance: values.tolerance === undefined ? null : number(values.tolerance, "--tolerance", 0, false),
    parts: values.parts === undefined ? null : number(values.parts, "--parts", 1, true),
    from: values.from ?? null,
    maxMoved: values["max-moved"] === undefined ? Infinity : number(values["max-moved"], "--max-moved", 0, false),
    seconds: values.seconds === undefined ? Infinity : number(values.seconds, "--seconds", 0, false),
  };
}

function parse(args: string[]) {
  const text = { type: "string" } as const;
  const options = {
    out: text,
    seed: { ...text, default: "1" },
    preset: { ...text, default: "along-roads" },
    objective: { ...text, default: "preset" },
    tolerance: text,
    parts: text,
    from: text,
    "max-moved": text,
    seconds: text,
  };
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n${USAGE}`);
    throw error;
  }
}

function oneOf<T extends string>(names: readonly T[], text: string, option: string): T {
  const name = names.find((known) => known === text);
  if (name) return name;
  throw new UsageError(`${option} ${text}：应为 ${names.join("、")}。 It should be one of these.`);
}

function number(text: string, name: string, least: number, isWhole: boolean): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= least && (!isWhole || Number.isSafeInteger(value))) return value;
  throw new UsageError(
    `${name} ${text}：应为不小于 ${least} 的${isWhole ? "整" : ""}数。 It should be a number from ${least}.`,
  );
}

type Task = { graph: Graph; k: number | null; isStrict: boolean; settings: Settings };

/** Problems that make an answer another one than was asked for, whatever it weighs. */
const GRAVE: readonly Problem["kind"][] = ["more-pieces-than-parts", "more-parts-than-nodes", "part-in-pieces"];

/** What is to be done. Throws GraphFault when neither the file nor the command says how many parts there are to be. */
function taskOf({ graph, k, window, band, target }: GraphFile, command: Command): Task {
  const { preset, seed, tolerance, maxMoved } = command;
  const total = graph.weights.reduce((sum, weight) => sum + weight, 0);
  const parts = command.parts ?? k;
  if (parts === null && target === null && command.from === null) {
    throw new GraphFault("文件中没有 k 也没有 target_weight，请用 --parts。 Neither k nor target_weight; use --parts.");
  }
  const mean = parts === null ? (target ?? 1) : total / parts;
  const strict = window ?? (tolerance === null ? null : around(mean, tolerance));
  const usual = command.objective === "cut-edges" ? around(mean, Infinity) : (band ?? around(mean, 0.25));
  const settings = { preset, seed, target: target ?? mean, band: strict ?? usual, maxMoved };
  return { graph, k: parts, isStrict: strict !== null, settings };
}

const around = (mean: number, share: number): [number, number] => [
  share === Infinity ? 0 : mean * (1 - share),
  share === Infinity ? Number.MAX_VALUE : mean * (1 + share),
];

function run(command: Command, { graph, k, isStrict, settings }: Task): Outcome {
  const end = performance.now() + 1000 * command.seconds;
  const isInTime = () => performance.now() < end;
  if (command.from !== null) return rebalance(graph, readAssignment(command.from, graph.nodes), settings, isInTime);
  const parts = k ?? usualParts(graph.weights, settings.target, settings.band[1]);
  const cutFewest = () => {
    const found = fewestCuts(graph, parts, settings.band, { seed: settings.seed }, isInTime);
    return found && outcomeOf(graph, found, settings);
  };
  if (command.objective === "cut-edges") {
    const found = cutFewest();
    if (found) return found;
    console.error(
      "在要求的重量范围内没有找到划分，改为写出最接近的。 No division within the window was found; the nearest is written.",
    );
  }
  const outcome = partition(graph, parts, settings, isInTime);
  // a narrow window is a matter of finding any plan at all, which the other search is better at
  return isStrict && outcome.inBand < 1 && command.objective === "preset" ? (cutFewest() ?? outcome) : outcome;
}

try {
  const command = readCommand(process.argv.slice(2));
  const start = performance.now();
  const task = taskOf(readGraph(command.file), command);
  const { assignment, parts, inBand, worst, problems } = run(command, task);
  const seconds = Number(((performance.now() - start) / 1000).toFixed(2));
  writeFileSync(command.out, `${JSON.stringify([...assignment])}\n`);
  for (const problem of problems) console.error(problemText(problem));
  console.log(JSON.stringify({ parts, in_band: inBand, worst_deviation: Number(worst.toFixed(4)), seconds }));
  if ((task.isStrict && inBand < 1) || problems.some(({ kind }) => GRAVE.includes(kind))) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof GraphFault)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
