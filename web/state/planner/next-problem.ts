import type { AreaId } from "../../../domain/layout/layout.ts";
import type { GridProblem } from "./shown.ts";

/** The problem after that of grid `last`; the first after the end, null when there is none. */
export function nextProblem(problems: readonly GridProblem[], last: AreaId | null): GridProblem | null {
  const at = problems.findIndex(({ key }) => key === last);
  return problems[(at + 1) % problems.length] ?? null;
}
