import type { SceneKind, WallSettings } from "../../../domain/wall/settings.ts";
import type { OperatedWall } from "../../../domain/wall/wall.ts";
import { wallLayout } from "../../state/wall/layout.ts";
import type { Rect } from "../../state/wall/screen.ts";
import { screenOf } from "../../state/walls/console.ts";
import { wallsTexts } from "../../text/walls.ts";
import { useLanguage } from "../app-context.tsx";

/** Characters of a label are at least so many px wide on the console, whatever the size of the wall. */
const LABEL_PX = 12;
const SHOWN_PX = 460;

/** Where map and figures stand on the very screen of a wall, as the wall itself lays them out; seams dashed. */
export function WallPreview({
  wall,
  settings,
  scene,
}: {
  wall: OperatedWall;
  settings: WallSettings;
  scene: SceneKind;
}) {
  const text = wallsTexts[useLanguage()];
  const screen = screenOf(wall, settings);
  const { widthPx, heightPx } = screen;
  const { map, boxes, seams } = wallLayout(screen, scene);
  const scale = Math.max(widthPx / SHOWN_PX, heightPx / (SHOWN_PX * 0.7));
  const label = (rect: Rect, words: string) => (
    <text x={rect.x + rect.width / 2} y={rect.y + rect.height / 2} fontSize={LABEL_PX * scale}>
      {rect.height < LABEL_PX * scale ? "" : words}
    </text>
  );
  return (
    <figure className="walls-preview">
      <svg
        viewBox={`0 0 ${widthPx} ${heightPx}`}
        role="img"
        aria-label={text.preview}
        style={{ aspectRatio: `${widthPx} / ${heightPx}` }}
      >
        <rect className="walls-preview-map" {...map} />
        {label(map, text.boxes.map)}
        {[...boxes].map(([box, rect]) => (
          <g key={box}>
            <rect className="walls-preview-box" {...rect} rx={2 * scale} />
            {label(rect, text.boxes[box])}
          </g>
        ))}
        {seams.x.map((x) => (
          <line key={`x${x}`} x1={x} x2={x} y1={0} y2={heightPx} strokeDasharray="4 4" />
        ))}
        {seams.y.map((y) => (
          <line key={`y${y}`} x1={0} x2={widthPx} y1={y} y2={y} strokeDasharray="4 4" />
        ))}
      </svg>
      <figcaption>
        {text.scenes[scene]} · {text.now.size(String(widthPx), String(heightPx))} · {text.previewHint}
      </figcaption>
    </figure>
  );
}
