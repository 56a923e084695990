import { chinaDay } from "../../domain/day.ts";
import { FAULT_KINDS, type FaultKind } from "../../domain/layout/coverage/faults.ts";
import { bordersIn } from "../doctor/borders.ts";
import { examine } from "../doctor/examine.ts";
import type { Load } from "./kind.ts";
import { stagedParents } from "./staging-queries.ts";

const KINDS: Record<FaultKind, string> = {
  flat: "没有面积",
  crossing: "自相交",
  overlap: "重叠",
  outside: "越界",
  gap: "缝隙",
  unmatched: "顶点不齐",
};

/** More areas than this are looked at when somebody asks, not while an import waits. */
const MOST_AREAS = 3_000;

/** So many areas are named; the others are counted. */
const MOST_NAMED = 10;

/**
 * What is wrong with the borders that were loaded, as sentences: where they leave gaps or overlap, and where that is mended.
 * None where they fit. Nothing is changed.
 */
export async function borderNotes({ tx }: Load): Promise<string[]> {
  const parents = await stagedParents(tx);
  const doctor = "管理页的“边界体检”";
  if (parents.reduce((sum, { areas }) => sum + areas, 0) > MOST_AREAS) {
    return [`边界较多，没有逐一检查缝隙和重叠。请在${doctor}里按区域检查。`];
  }
  const notes: string[] = [];
  for (const { id, code, name } of parents) {
    const { faults } = await examine(await bordersIn(tx, id, chinaDay(new Date())));
    if (faults.length === 0) continue;
    const counts = FAULT_KINDS.flatMap((kind) => {
      const count = faults.filter((fault) => fault.kind === kind).length;
      return count === 0 ? [] : [`${KINDS[kind]} ${count} 处`];
    });
    notes.push(
      `“${name}”里的边界：${counts.join("、")}。请在${doctor}里逐处查看并修复（/admin?tab=doctor&area=${code}）。`,
    );
  }
  const more = notes.length - MOST_NAMED;
  return more > 0 ? [...notes.slice(0, MOST_NAMED), `还有 ${more} 个区域里的边界有问题，见${doctor}。`] : notes;
}
