import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { Button, InputNumber, Select, TreeSelect } from "antd";
import { LIMITS, SCENE_KINDS, type Scene } from "../../../domain/wall/settings.ts";
import type { MovedScene } from "../../../domain/wall/wall.ts";
import type { AreaTree } from "../../state/area-tree.ts";
import { withOneMore, withoutScene, withScene, withSceneMoved } from "../../state/walls/console.ts";
import { wallsTexts } from "../../text/walls.ts";
import { useLanguage } from "../app-context.tsx";
import { areasWithin } from "./areas-within.ts";

type Props = {
  scenes: readonly Scene[];
  moved: readonly MovedScene[];
  /** code of the wall's area; null = everything */
  area: string | null;
  tree: AreaTree | null;
  onChange: (scenes: readonly Scene[]) => void;
};

/** The scenes of the round, in order: what each shows, and for how long. */
export function SceneRows({ scenes, moved, area, tree, onChange }: Props) {
  const text = wallsTexts[useLanguage()];
  const words = text.settings;
  const choices = areasWithin(tree, area);
  const usual = choices[0]?.children?.[0]?.value ?? choices[0]?.value ?? null;
  return (
    <div className="walls-scenes">
      <ol>
        {scenes.map((scene, index) => {
          const nth = index + 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a scene has no name but its place in the round
            <li key={index}>
              <span className="walls-nth">{nth}</span>
              <Select
                aria-label={words.scene(nth)}
                value={scene.kind}
                options={SCENE_KINDS.map((kind) => ({ value: kind, label: text.scenes[kind] }))}
                onChange={(kind) => onChange(withScene(scenes, index, { kind }, usual))}
              />
              {scene.kind === "community" ? (
                <TreeSelect
                  aria-label={words.areaOf(nth)}
                  value={scene.area ?? undefined}
                  treeData={choices}
                  showSearch={{ treeNodeFilterProp: "title" }}
                  popupMatchSelectWidth={false}
                  onChange={(code: string) => onChange(withScene(scenes, index, { area: code }, usual))}
                />
              ) : (
                <span className="walls-each">{scene.kind === "communities" ? words.each : ""}</span>
              )}
              <InputNumber
                aria-label={words.secondsOf(nth)}
                min={LIMITS.seconds[0]}
                max={LIMITS.seconds[1]}
                precision={0}
                suffix={words.seconds}
                value={scene.seconds}
                onChange={(seconds) => seconds !== null && onChange(withScene(scenes, index, { seconds }, usual))}
              />
              <span className="walls-row-buttons">
                <Button
                  type="text"
                  size="small"
                  icon={<IconArrowUp size={16} stroke={1.75} />}
                  aria-label={words.earlier(nth)}
                  disabled={index === 0}
                  onClick={() => onChange(withSceneMoved(scenes, index, -1))}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<IconArrowDown size={16} stroke={1.75} />}
                  aria-label={words.later(nth)}
                  disabled={index === scenes.length - 1}
                  onClick={() => onChange(withSceneMoved(scenes, index, 1))}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<IconTrash size={16} stroke={1.75} />}
                  aria-label={words.remove(nth)}
                  disabled={scenes.length === 1}
                  onClick={() => onChange(withoutScene(scenes, index))}
                />
              </span>
            </li>
          );
        })}
      </ol>
      {moved.map(({ area: was, now }) => (
        <p key={was} className="walls-moved" role="alert">
          {now.length > 0 ? words.moved(was, now[0].name) : words.gone(was)}
        </p>
      ))}
      <Button disabled={scenes.length === LIMITS.scenes} onClick={() => onChange(withOneMore(scenes))}>
        {words.add}
      </Button>
    </div>
  );
}
