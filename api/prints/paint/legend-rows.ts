import type { Level } from "../../../domain/grid.ts";
import { LEVELS } from "../../../domain/grid.ts";
import type { MapData, PrintArea } from "../print-data.ts";
import { BORDERS } from "./borders.ts";
import { type ColumnRow, headline, markRow, pairRow, space } from "./columns.ts";
import { drawRing, drawSymbol } from "./households.ts";
import { INK, INK2, type Paint, writeWithin } from "./paint.ts";

const LEVEL_NAMES: Record<Level, string> = {
  county: "区县界",
  street: "街道界",
  community: "社区界",
  grid: "网格界",
  microgrid: "微网格界",
};

/** How often each type and each attention level is on the map. */
export type LegendCounts = { types: number[]; attentions: number[]; crowds: number };

/** The legend: types of households with their symbols and figures, attention, borders. */
export function legendRows(
  data: Pick<MapData, "types" | "attentions">,
  counts: LegendCounts | null,
  levels: ReadonlySet<Level>,
  size: number,
): ColumnRow[] {
  const figure = (count: number) => `${count.toLocaleString("en-US")} 户`;
  const types = data.types.flatMap((type, at) =>
    counts && counts.types[at] > 0
      ? [
          markRow(
            (paint, x, y) => drawSymbol(paint, type, x, y, size * 1.25),
            type.name.zh,
            figure(counts.types[at]),
            size,
          ),
        ]
      : [],
  );
  const attentions = data.attentions.flatMap((level, at) =>
    counts && counts.attentions[at] > 0
      ? [
          markRow(
            (paint, x, y) => drawRing(paint, level, x, y, size * 0.95),
            `关注：${level.name.zh}`,
            figure(counts.attentions[at]),
            size,
          ),
        ]
      : [],
  );
  const borders = LEVELS.filter((level) => levels.has(level)).map((level) =>
    markRow((paint, x, y) => drawSample(paint, level, x, y, size), LEVEL_NAMES[level], "", size),
  );
  const crowds =
    counts && counts.crowds > 0 ? [{ ...pairRow("数字＋色条：楼内户数与类型", "", size), height: size * 1.75 }] : [];
  return [headline("图例", size), ...types, ...attentions, ...crowds, ...borders, space(size)];
}

function drawSample(paint: Paint, level: Level, x: number, y: number, size: number): void {
  const { width, dash } = BORDERS[level];
  paint.pen.save();
  paint.pen.setLineDash(dash);
  paint.pen.strokeStyle = INK;
  paint.pen.lineWidth = width;
  paint.pen.beginPath();
  paint.pen.moveTo(x - size, y);
  paint.pen.lineTo(x + size, y);
  paint.pen.stroke();
  paint.pen.restore();
}

/** Who answers for which area: the area with its households, below it its people with their duties. */
export function dutyRows(areas: readonly PrintArea[], withFigures: boolean, size: number): ColumnRow[] {
  const rows = areas.flatMap((area) => [
    {
      ...pairRow(area.name, withFigures ? `${area.households.toLocaleString("en-US")} 户` : "", size, true),
      keeps: area.people.length > 0,
    },
    ...area.people.map(
      ({ name, duty }, at): ColumnRow => ({
        height: size * 1.5,
        keeps: at < area.people.length - 1,
        draw: (paint, x, y, width) =>
          writeWithin(paint, `${duty}　${name}`, x + size, y + size * 0.75, width - size, { size, colour: INK2 }),
      }),
    ),
  ]);
  return rows.length === 0 ? [] : [headline("网格与责任人", size), ...rows, space(size)];
}
