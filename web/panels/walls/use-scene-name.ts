import type { Scene } from "../../../domain/wall/settings.ts";
import type { AreaTree } from "../../state/area-tree.ts";
import { wallsTexts } from "../../text/walls.ts";
import { useLanguage } from "../app-context.tsx";

/** What a scene is called: with its area where it has one, such as 社区轮换 · 杨将军巷. */
export function useSceneName(tree: AreaTree | null) {
  const { scenes } = wallsTexts[useLanguage()];
  return ({ kind, area }: Pick<Scene, "kind" | "area">): string => {
    const name = area === null ? null : (tree?.byCode.get(area)?.name ?? area);
    if (name === null) return scenes[kind];
    return kind === "community" ? name : `${scenes[kind]} · ${name}`;
  };
}
