import { Button, Slider, TreeSelect } from "antd";
import { useEffect, useState } from "react";
import type { Scene, WallOrders, WallSettings } from "../../../domain/wall/settings.ts";
import type { OperatedWall } from "../../../domain/wall/wall.ts";
import type { AreaTree } from "../../state/area-tree.ts";
import { jumpTo, QUICK } from "../../state/walls/console.ts";
import { wallsTexts } from "../../text/walls.ts";
import { useLanguage } from "../app-context.tsx";
import { areasWithin } from "./areas-within.ts";
import { useSceneName } from "./use-scene-name.ts";

type Props = {
  wall: OperatedWall;
  tree: AreaTree | null;
  onOrders: (orders: Partial<WallOrders>) => void;
  onSettings: (settings: Partial<WallSettings>) => void;
};

/** What a wall shows now: hold it, jump to another scene, how loud it is. */
export function WallNow({ wall, tree, onOrders, onSettings }: Props) {
  const text = wallsTexts[useLanguage()];
  const sceneName = useSceneName(tree);
  const { settings, orders, shown } = wall;
  const [volume, setVolume] = useState(settings.volume);
  useEffect(() => setVolume(settings.volume), [settings.volume]);
  const jump = (scene: Scene) => onOrders({ jump: scene });
  const showsNow = orders.jump ?? shown?.scene ?? null;
  return (
    <section className="walls-now" aria-label={text.now.title}>
      <h2>{text.now.title}</h2>
      <p className="walls-shows">
        <span>{text.now.shows}</span>
        <b>{showsNow ? sceneName(showsNow) : text.now.nothing}</b>
        <Button
          type={orders.held ? "primary" : "default"}
          aria-pressed={orders.held}
          title={orders.held ? text.now.resumeHint : text.now.holdHint}
          onClick={() => onOrders(orders.held ? { held: false, jump: null } : { held: true })}
        >
          {orders.held ? text.now.resume : text.now.hold}
        </Button>
      </p>
      <div className="walls-row walls-row-top">
        <span className="walls-label">{text.now.jump}</span>
        <div className="walls-jumps">
          {QUICK.map((kind) => (
            <Button
              key={kind}
              aria-pressed={showsNow?.kind === kind}
              className={showsNow?.kind === kind ? "walls-on" : undefined}
              onClick={() => jump(jumpTo(settings, kind))}
            >
              {text.scenes[kind]}
            </Button>
          ))}
          <TreeSelect
            className="walls-area"
            aria-label={text.now.jumpArea}
            placeholder={text.now.jumpArea}
            value={orders.jump?.area ?? undefined}
            treeData={areasWithin(tree, wall.area)}
            showSearch={{ treeNodeFilterProp: "title" }}
            popupMatchSelectWidth={false}
            onChange={(code: string) => jump(jumpTo(settings, "community", code))}
          />
        </div>
      </div>
      <p className="walls-hint">{text.now.jumpHint}</p>
      <div className="walls-row">
        <span className="walls-label">{text.now.volume}</span>
        <Slider
          className="walls-volume"
          aria-label={text.now.volume}
          min={0}
          max={100}
          step={5}
          value={volume}
          onChange={setVolume}
          onChangeComplete={(value) => onSettings({ volume: value })}
        />
        <span className="walls-figure">{volume === 0 ? text.now.silent : volume}</span>
      </div>
      <p className="walls-hint">{text.now.volumeHint}</p>
    </section>
  );
}
