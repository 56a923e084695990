import type { ResidentPlace } from "../../../domain/resident.ts";
import { middleOf } from "../../state/resident/ground.ts";
import type { Chosen } from "../../state/resident/report.ts";
import { Ground } from "./ground.tsx";
import { Pin } from "./pin.tsx";
import { useWords } from "./words.tsx";

const [WIDTH, HEIGHT] = [170, 57];
/** Height of a character: 14 px on a phone. */
const SIZE = 6.4;

/** The place that is meant, in the middle of a small map. */
export function PlaceMap({ place, chosen }: { place: ResidentPlace; chosen: Chosen }) {
  const { text } = useWords();
  const [x, y] = pointOf(place, chosen);
  const frame = { left: x - WIDTH / 2, top: y - HEIGHT / 2, width: WIDTH, height: HEIGHT };
  return (
    <svg
      className="r-map"
      role="img"
      aria-label={text.map}
      viewBox={`${frame.left} ${frame.top} ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
    >
      <Ground around={place.around} frame={frame} size={SIZE} chosen={buildingOf(place, chosen)} />
      <Pin x={x} y={y} size={SIZE * 3} />
    </svg>
  );
}

/** Metres east and south of the code. */
export function pointOf(place: ResidentPlace, chosen: Chosen): readonly [x: number, y: number] {
  if (chosen.at === "point") return chosen.metres;
  const building = chosen.at === "building" && place.around.buildings.find(({ id }) => id === chosen.id);
  return building ? middleOf(building.rings) : [0, 0];
}

/** The building that is meant; null for open ground. */
export const buildingOf = (place: ResidentPlace, chosen: Chosen): number | null =>
  chosen.at === "code" ? place.around.home : chosen.at === "building" ? chosen.id : null;
