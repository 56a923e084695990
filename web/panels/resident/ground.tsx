import { memo } from "react";
import { GREEN, WATER } from "../../../domain/land-kinds.ts";
import type { Surroundings } from "../../../domain/resident.ts";
import { PATH_KINDS, ROAD_CLASSES, ROAD_KINDS, ROAD_WIDTHS } from "../../../domain/road-classes.ts";
import type { Frame } from "../../../domain/road-names.ts";
import { PALETTES } from "../../map/palette.ts";
import { linesPath, ringsPath, roadLabels } from "../../state/resident/ground.ts";

const colours = PALETTES.light;

type Props = {
  around: Surroundings;
  frame: Frame;
  /** height of a character, m */
  size: number;
  /** the building that is meant */
  chosen: number | null;
  onBuilding?: (id: number) => void;
};

/** The ground in the colours of the map, drawn once: land, roads, buildings, names. */
export const Ground = memo(function Ground({ around, frame, size, chosen, onBuilding }: Props) {
  const lands = (kinds: readonly string[]) => around.lands.filter(({ kind }) => kinds.includes(kind));
  return (
    <>
      <Lands lands={lands(WATER)} fill={colours.water} />
      <Lands lands={lands(GREEN)} fill={colours.green} />
      <Roads roads={around.roads} />
      <g fill={colours.building} stroke={colours.buildingLine} strokeWidth={0.4} fillRule="evenodd">
        {around.buildings.map(({ id, rings }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: every building is in the list below the map, too
          <path
            key={id}
            d={ringsPath(rings)}
            onClick={
              onBuilding &&
              ((event) => {
                event.stopPropagation();
                onBuilding(id);
              })
            }
          />
        ))}
      </g>
      {around.buildings
        .filter(({ id }) => id === chosen)
        .map(({ id, rings }) => (
          <path key={id} className="r-chosen" d={ringsPath(rings)} strokeWidth={size / 7} fillRule="evenodd" />
        ))}
      <Names around={around} frame={frame} size={size} />
    </>
  );
});

function Lands({ lands, fill }: { lands: Surroundings["lands"]; fill: string }) {
  return <path d={lands.map(({ rings }) => ringsPath(rings)).join("")} fill={fill} fillRule="evenodd" />;
}

/** Casings first, then roads, the lesser below. */
function Roads({ roads }: { roads: Surroundings["roads"] }) {
  const classes = ROAD_CLASSES.map((name) => ({
    name,
    width: ROAD_WIDTHS[name].groundM,
    path: pathOf(roads, ROAD_KINDS[name]),
  }));
  return (
    <g fill="none" strokeLinecap="round" strokeLinejoin="round">
      <path d={pathOf(roads, PATH_KINDS)} stroke={colours.path} strokeWidth={1.2} strokeDasharray="2.4 1.6" />
      {classes.map(({ name, width, path }) => (
        <path key={name} d={path} stroke={colours.casingMinor ?? "none"} strokeWidth={width + 0.9} />
      ))}
      {classes.map(({ name, width, path }) => (
        <path key={name} d={path} stroke={colours.road} strokeWidth={width} />
      ))}
    </g>
  );
}

const pathOf = (roads: Surroundings["roads"], kinds: readonly string[]): string =>
  linesPath(roads.filter(({ kind }) => kinds.includes(kind)).flatMap(({ lines }) => lines));

function Names({ around, frame, size }: Pick<Props, "around" | "frame" | "size">) {
  return (
    <g className="r-names" fontSize={size} strokeWidth={size / 4.5} fill={colours.label} stroke={colours.halo}>
      {roadLabels(around.roads, frame, size).map(({ key, letters }) => (
        <g key={key}>
          {letters.map(({ letter, x, y }) => (
            <text key={`${x} ${y}`} x={x} y={y}>
              {letter}
            </text>
          ))}
        </g>
      ))}
    </g>
  );
}
