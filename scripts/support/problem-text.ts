import type { Problem } from "../../domain/layout/partition/settings.ts";

/** Why an answer is not all that was asked for, as a sentence. */
export function problemText(problem: Problem): string {
  switch (problem.kind) {
    case "node-above-band":
      return `单元 ${problem.node} 一个就有 ${problem.weight}，超出上限。 Node ${problem.node} alone weighs ${problem.weight}, above the band.`;
    case "part-above-band":
      return `第 ${problem.part} 份为 ${problem.weight}，超出上限。 Part ${problem.part} weighs ${problem.weight}, above the band.`;
    case "part-below-band":
      return `第 ${problem.part} 份为 ${problem.weight}，低于下限。 Part ${problem.part} weighs ${problem.weight}, below the band.`;
    case "more-pieces-than-parts":
      return `地面分成互不相连的 ${problem.pieces} 块，不能只分 ${problem.wanted} 份。 The graph is in ${problem.pieces} pieces, too many for ${problem.wanted} parts.`;
    case "more-parts-than-nodes":
      return `只有 ${problem.nodes} 个单元，不够分成 ${problem.wanted} 份。 ${problem.nodes} nodes are too few for ${problem.wanted} parts.`;
    case "part-in-pieces":
      return `第 ${problem.part} 份不连成一片，锁定的单元使它无法合拢。 Part ${problem.part} is in pieces; what is locked keeps it so.`;
    case "band-out-of-reach":
      return `平均每份 ${problem.mean.toFixed(1)}，在要求的范围之外。 The mean of ${problem.mean.toFixed(1)} lies outside the band.`;
    case "nothing-to-divide":
      return "没有可划分的单元。 Nothing to divide.";
  }
}
