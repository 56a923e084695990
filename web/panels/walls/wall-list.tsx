import type { OperatedWall } from "../../../domain/wall/wall.ts";
import type { AreaTree } from "../../state/area-tree.ts";
import { stateOf } from "../../state/walls/console.ts";
import { formatMoment } from "../../text/format.ts";
import { wallsTexts } from "../../text/walls.ts";
import { useLanguage } from "../app-context.tsx";
import { useSceneName } from "./use-scene-name.ts";

type Props = {
  walls: readonly OperatedWall[];
  tree: AreaTree | null;
  chosen: number;
  now: number;
  onChoose: (id: number) => void;
};

/** Every wall: whether it is there, and what it shows. */
export function WallList({ walls, tree, chosen, now, onChoose }: Props) {
  const text = wallsTexts[useLanguage()];
  const sceneName = useSceneName(tree);
  return (
    <nav className="walls-list" aria-label={text.list}>
      {walls.map((wall) => {
        const { id, name, area, shown, orders, upToDate } = wall;
        const state = stateOf(wall, now);
        return (
          <button
            key={id}
            type="button"
            className="walls-item"
            aria-current={id === chosen ? "true" : undefined}
            onClick={() => onChoose(id)}
          >
            <span className="walls-item-name">
              <b>{name}</b>
              <span>{area === null ? text.everywhere : (tree?.byCode.get(area)?.name ?? area)}</span>
            </span>
            <span className={`walls-state walls-state-${state}`}>
              {text.states[state]}
              {state === "away" && shown && ` · ${text.since(formatMoment(new Date(shown.at), new Date(now)))}`}
            </span>
            {state === "alive" && shown && <span className="walls-item-scene">{sceneName(shown.scene)}</span>}
            {(orders.held || orders.message || upToDate === false) && (
              <span className="walls-tags">
                {orders.held && <span className="admin-tag">{text.held}</span>}
                {orders.message && Date.parse(orders.message.until) > now && (
                  <span className="admin-tag">{text.message.title}</span>
                )}
                {upToDate === false && <span className="admin-tag admin-tag-expired">{text.outdated}</span>}
              </span>
            )}
          </button>
        );
      })}
    </nav>
  );
}
