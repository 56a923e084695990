import { HttpError } from "../http/errors.ts";
import type { Fabrics } from "./fabrics.ts";
import type { FabricRow } from "./queries.ts";

/** The fabric of a community as of now; how far it is while it is built. Throws 409 where none can be built. */
export async function readyFabric(fabrics: Fabrics, areaId: number, code: string): Promise<FabricRow | number> {
  const state = await fabrics.stateOf(areaId);
  if (state.kind === "ready" && state.fabric.cells > 0) return state.fabric;
  if (state.kind === "building") return state.progress;
  if (state.kind === "no-border" || state.kind === "ready") {
    throw new HttpError(
      409,
      "border_none",
      "社区没有可用的边界，请先导入。 The community has no border around any ground: import one.",
      code,
    );
  }
  const message = `底图骨架无法生成：${state.reason}。 The ground could not be cut into cells.`;
  throw new HttpError(409, "fabric_failed", message, code);
}
