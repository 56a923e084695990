import { useEffect, useRef } from "react";
import { boundsOfPositions } from "../../../domain/position.ts";
import { DAY_PARTS } from "../../../domain/wall/incidents.ts";
import type { AreaShapes } from "../../map/area-shapes.ts";
import { readableMax } from "../../map/heat-scale.ts";
import { PALETTES } from "../../map/palette.ts";
import { paintSteps } from "../../map/stepped-heat.ts";
import type { WallFields } from "../../state/wall/heat-field.ts";
import type { Rect } from "../../state/wall/screen.ts";
import { formatCount } from "../../text/format.ts";
import { WallBox } from "./wall-box.tsx";
import { useAnswer, useWall, useWallText } from "./wall-context.tsx";
import "./parts.css";

const palette = PALETTES.dark;

/** The heat of four parts of the day as small maps in one scale. `borders`: of communities and grids. */
export function PartMaps({ at, borders }: { at: Rect; borders: AreaShapes["borders"] }) {
  const text = useWallText();
  const fields = useWall((state) => state.fields);
  const heat = useAnswer("heat");
  const hours = useWall(({ answers }) => answers?.wall.settings.heatHours ?? 0);
  const max = readableMax(Math.max(0, ...(fields?.parts.map((field) => field.max) ?? [])));
  return (
    <WallBox at={at} name="parts" title={text.parts.title} note={text.parts.note(text.days(hours))}>
      <ul>
        {DAY_PARTS.map(([from, to], part) => (
          <li key={from}>
            <PartMap field={fields?.parts[part] ?? null} max={max} borders={borders} />
            <p>
              <b>{`${two(from)}–${two(to)}`}</b>
              <span>{text.parts.count(formatCount(sum(heat?.parts[part])))}</span>
            </p>
          </li>
        ))}
      </ul>
    </WallBox>
  );
}

const two = (hour: number): string => String(hour).padStart(2, "0");
const sum = (counts: readonly number[] | undefined): number | null =>
  counts ? counts.reduce((total, count) => total + count, 0) : null;

type PartMapProps = { field: WallFields["whole"] | null; max: number; borders: AreaShapes["borders"] };

function PartMap({ field, max, borders }: PartMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { current } = canvas;
    if (!current) return;
    const draw = () => drawPart(current, field, max, borders);
    draw();
    const sized = new ResizeObserver(draw);
    sized.observe(current);
    return () => sized.disconnect();
  }, [field, max, borders]);
  return <canvas ref={canvas} />;
}

/** Room around the area, px. */
const RIM = 6;

function drawPart(
  canvas: HTMLCanvasElement,
  field: PartMapProps["field"],
  max: number,
  borders: PartMapProps["borders"],
) {
  const { clientWidth, clientHeight } = canvas;
  const ratio = devicePixelRatio;
  canvas.width = Math.round(clientWidth * ratio);
  canvas.height = Math.round(clientHeight * ratio);
  const context = canvas.getContext("2d");
  const lines = borders.features.map(({ geometry }) => geometry.coordinates);
  const bounds = boundsOfPositions(lines.flat());
  if (!context || bounds === null) return;
  const [west, south, east, north] = bounds;
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (clientWidth - 2 * RIM) / ((east - west) * shrink),
    (clientHeight - 2 * RIM) / (north - south),
  );
  const x = (lng: number) => clientWidth / 2 + (lng - (west + east) / 2) * shrink * scale;
  const y = (lat: number) => clientHeight / 2 - (lat - (south + north) / 2) * scale;
  context.scale(ratio, ratio);
  const steps = field && paintSteps(document.createElement("canvas"), { field, max }, palette.heat, 480);
  if (field && steps) {
    const [left, bottom, right, top] = field.bounds;
    context.drawImage(steps, x(left), y(top), x(right) - x(left), y(bottom) - y(top));
  }
  context.lineJoin = "round";
  context.strokeStyle = palette.ink;
  borders.features.forEach(({ properties, geometry }) => {
    context.globalAlpha = properties.level === "grid" ? 0.25 : 0.75;
    context.lineWidth = properties.level === "grid" ? 0.6 : 1.2;
    context.beginPath();
    geometry.coordinates.forEach(([lng, lat], at) => {
      if (at === 0) context.moveTo(x(lng), y(lat));
      else context.lineTo(x(lng), y(lat));
    });
    context.stroke();
  });
}
