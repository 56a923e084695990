import type { Layer } from "@deck.gl/core";
import { toLattice } from "../../../domain/position.ts";
import { incidentSprites, selectedCallout } from "../callout-sprites.ts";
import { classSprites, householdSprites, hoverSprite, selectedSprite } from "../household-sprites.ts";
import { PALETTES } from "../palette.ts";
import { type PointBatch, type PointGroup, pointBatch } from "../point-batch.ts";
import { type PointLook, pointLook } from "../point-sizes.ts";
import { remember } from "../remember.ts";
import type { Scene } from "../scene.ts";
import type { SceneInput, Target } from "../scene-input.ts";
import { type Sprite, spriteSheet } from "../sprite-sheet.ts";
import { BEFORE } from "../style.ts";
import { HeatLayer } from "./heat-layer.ts";
import { PointsLayer } from "./points-layer.ts";

/** Layers of our own, the lowest first; `BEFORE` says under which layer of the style each lies. */
export function createDrawing(): (scene: Scene, input: SceneInput, zoom: number, ratio: number) => Layer[] {
  const householdSheet = remember(
    (codes: SceneInput["codes"], look: PointLook, theme: SceneInput["theme"], scale: number, ratio: number) =>
      spriteSheet(householdSprites(codes.householdTypes, codes.attentionLevels, look, theme, scale), ratio),
  );
  const classSheet = remember(
    (
      fills: readonly string[],
      shown: readonly boolean[],
      levels: SceneInput["codes"]["attentionLevels"],
      look: PointLook,
      theme: SceneInput["theme"],
      scale: number,
      ratio: number,
    ) => spriteSheet(classSprites({ fills, shown }, levels, look, theme, scale), ratio),
  );
  const incidentSheet = remember(
    (codes: SceneInput["codes"], theme: SceneInput["theme"], scale: number, ratio: number) =>
      spriteSheet(incidentSprites(codes.incidentKinds, PALETTES[theme], scale), ratio),
  );
  const marks = remember(
    (
      selection: Target,
      hover: Target,
      households: SceneInput["households"],
      colouring: SceneInput["colouring"],
      incidents: SceneInput["incidents"],
      codes: SceneInput["codes"],
      theme: SceneInput["theme"],
      look: PointLook | null,
      scale: number,
      ratio: number,
    ) => {
      const found = [
        ...mark(hover, false, { households, colouring, incidents, codes, theme, look, scale }),
        ...mark(selection, true, { households, colouring, incidents, codes, theme, look, scale }),
      ];
      return found.length === 0
        ? null
        : {
            batch: markBatch(found),
            sheet: spriteSheet(
              found.map(({ sprite }) => sprite),
              ratio,
            ),
          };
    },
  );
  return (scene, input, zoom, ratio) => {
    const { codes, theme, symbolScale, colouring } = input;
    const layers: Layer[] = [];
    const { heat, cool } = PALETTES[theme];
    for (const [id, picture, ramp] of [["heat", scene.heat, heat] as const, ["less", scene.less, cool] as const]) {
      if (picture) layers.push(new HeatLayer({ id, ...picture, ramp, beforeId: BEFORE.heat }));
    }
    if (scene.households) {
      const { batch, isVisible, look } = scene.households;
      layers.push(
        new PointsLayer({
          id: "households",
          batch,
          isVisible,
          sheet: colouring
            ? classSheet(colouring.fills, colouring.shown, codes.attentionLevels, look, theme, symbolScale, ratio)
            : householdSheet(codes, look, theme, symbolScale, ratio),
          beforeId: BEFORE.points,
        }),
      );
    }
    if (scene.callouts) {
      const { batch } = scene.callouts;
      const sheet = incidentSheet(codes, theme, symbolScale, ratio);
      layers.push(new PointsLayer({ id: "incident-marks", batch, sheet, isVisible: isMark, beforeId: BEFORE.marks }));
      layers.push(new PointsLayer({ id: "incidents", batch, sheet, isVisible: isCallout, beforeId: BEFORE.callouts }));
    }
    const marked = marks(
      input.selection,
      input.hover,
      input.households,
      colouring,
      input.incidents,
      codes,
      theme,
      pointLook(zoom),
      symbolScale,
      ratio,
    );
    if (marked)
      layers.push(new PointsLayer({ id: "marks", batch: marked.batch, sheet: marked.sheet, isVisible: always }));
    return layers;
  };
}

const always = () => true;
const isCallout = ({ key }: PointGroup) => key === "callout";
const isMark = (group: PointGroup) => !isCallout(group);

type Marked = { lng: number; lat: number; sprite: Sprite };
type MarkInput = Pick<SceneInput, "households" | "colouring" | "incidents" | "codes" | "theme"> & {
  look: PointLook | null;
  scale: number;
};

function mark(
  target: Target,
  selected: boolean,
  { households, colouring, incidents, codes, theme, look, scale }: MarkInput,
): Marked[] {
  const palette = PALETTES[theme];
  if (target.kind === "household") {
    const row = households?.id.indexOf(target.id) ?? -1;
    const place = placeOf(target.position, households, row);
    if (!place) return [];
    const type =
      households && row >= 0
        ? codes.householdTypes.find(({ code }) => code === households.types[households.type[row]])
        : undefined;
    const fill = colouring ? colouring.fills[colouring.classes[row]] : type?.fill;
    if (selected) return [{ ...place, sprite: selectedSprite(fill ?? null, palette.accent, scale) }];
    return look ? [{ ...place, sprite: hoverSprite(look, scale) }] : [];
  }
  if (target.kind === "incident" && selected) {
    const row = incidents?.id.indexOf(target.id) ?? -1;
    const place = placeOf(target.position, incidents, row);
    if (!place) return [];
    const kind =
      incidents && row >= 0
        ? codes.incidentKinds.find(({ code }) => code === incidents.kinds[incidents.kind[row]])
        : undefined;
    return [{ ...place, sprite: selectedCallout(kind?.icon ?? "dots", palette, false, scale) }];
  }
  if (target.kind === "place" && selected) {
    return [
      {
        lng: toLattice(target.position[0]),
        lat: toLattice(target.position[1]),
        sprite: selectedSprite(null, palette.accent, scale),
      },
    ];
  }
  return [];
}

function placeOf(
  position: readonly [number, number] | undefined,
  columns: { lng: Int32Array; lat: Int32Array } | null,
  row: number,
) {
  if (columns && row >= 0) return { lng: columns.lng[row], lat: columns.lat[row] };
  return position ? { lng: toLattice(position[0]), lat: toLattice(position[1]) } : null;
}

function markBatch(marks: readonly Marked[]): PointBatch {
  const source = {
    length: marks.length,
    lng: Int32Array.from(marks, ({ lng }) => lng),
    lat: Int32Array.from(marks, ({ lat }) => lat),
  };
  return pointBatch(
    source,
    marks.map((_, i) => ({ key: "mark", sprite: i, rows: Uint32Array.of(i) })),
  );
}
