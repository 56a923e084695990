import { useEffect, useMemo, useRef, useState } from "react";
import { RESIDENT_REACH_M, type ResidentPlace } from "../../../domain/resident.ts";
import { distanceOf } from "../../state/resident/ground.ts";
import type { Chosen } from "../../state/resident/report.ts";
import { formatCount } from "../../text/format.ts";
import { Ground } from "./ground.tsx";
import { Pin } from "./pin.tsx";
import { buildingOf, pointOf } from "./place-map.tsx";
import { useWords } from "./words.tsx";

const SIDE = 2 * RESIDENT_REACH_M;
const FRAME = { left: -RESIDENT_REACH_M, top: -RESIDENT_REACH_M, width: SIDE, height: SIDE };
/** A metre is two pixels: the fingers find a house. */
const PX_PER_METRE = 2;
const SIZE = 7;
const LISTED = 15;

type Props = { place: ResidentPlace; chosen: Chosen; onDone: (chosen: Chosen) => void; onBack: () => void };

/** Another place than the code's: a tap on the map, which one pushes about with a finger, or a line of the list. */
export function PlacePicker({ place, chosen: before, onDone, onBack }: Props) {
  const { text } = useWords();
  const [chosen, setChosen] = useState(before);
  const box = useRef<HTMLDivElement>(null);
  const nearest = useMemo(() => nearestBuildings(place), [place]);
  const [x, y] = pointOf(place, chosen);
  const at = useRef<readonly [number, number]>([x, y]);
  useEffect(() => {
    const [x, y] = at.current;
    const map = box.current;
    if (!map) return;
    map.scrollLeft = (x + RESIDENT_REACH_M) * PX_PER_METRE - map.clientWidth / 2;
    map.scrollTop = (y + RESIDENT_REACH_M) * PX_PER_METRE - map.clientHeight / 2;
  }, []);
  const toBuilding = (id: number) => {
    const building = place.around.buildings.find((other) => other.id === id);
    setChosen(id === place.around.home ? { at: "code" } : { at: "building", id, place: building?.place ?? "" });
  };
  return (
    <div className="r-picker" role="dialog" aria-modal="true" aria-label={text.place.title}>
      <h1>{text.place.title}</h1>
      <p className="r-quiet">{text.place.lead}</p>
      <div className="r-picker-map" ref={box}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list below offers the same to the keyboard */}
        <svg
          width={SIDE * PX_PER_METRE}
          height={SIDE * PX_PER_METRE}
          viewBox={`${FRAME.left} ${FRAME.top} ${SIDE} ${SIDE}`}
          role="img"
          aria-label={text.map}
          onClick={(event) => {
            const drawn = event.currentTarget.getBoundingClientRect();
            const metres = (px: number) => Math.round((px / PX_PER_METRE - RESIDENT_REACH_M) * 10) / 10;
            setChosen({ at: "point", metres: [metres(event.clientX - drawn.left), metres(event.clientY - drawn.top)] });
          }}
        >
          <Ground
            around={place.around}
            frame={FRAME}
            size={SIZE}
            chosen={buildingOf(place, chosen)}
            onBuilding={toBuilding}
          />
          <Pin x={x} y={y} size={SIZE * 3} />
        </svg>
      </div>
      <fieldset className="r-nearby">
        <legend>{text.place.nearby}</legend>
        {nearest.map(({ id, name, metres }) => (
          <label key={id}>
            <input
              type="radio"
              name="building"
              checked={buildingOf(place, chosen) === id}
              onChange={() => toBuilding(id)}
            />
            <span>{id === place.around.home ? text.place.here(place.place) : name}</span>
            {id !== place.around.home && <small>{formatCount(metres)} m</small>}
          </label>
        ))}
      </fieldset>
      <footer className="r-foot">
        <p className="r-picked" aria-live="polite">
          {nameOf(place, chosen, text)}
        </p>
        <div className="r-pair">
          <button type="button" className="r-second" onClick={onBack}>
            {text.place.back}
          </button>
          <button type="button" className="r-first" onClick={() => onDone(chosen)}>
            {text.place.done}
          </button>
        </div>
      </footer>
    </div>
  );
}

/** The code's own building first, then the nearest. */
function nearestBuildings({ around, place }: ResidentPlace) {
  return around.buildings
    .map(({ id, place: name, rings }) => ({ id, name, metres: id === around.home ? -1 : distanceOf(rings) }))
    .sort((a, b) => a.metres - b.metres || a.id - b.id)
    .slice(0, LISTED)
    .map((one) => (one.id === around.home ? { ...one, name: place } : one));
}

/** What the place that is meant is called. */
export function nameOf(place: ResidentPlace, chosen: Chosen, text: ReturnType<typeof useWords>["text"]): string {
  if (chosen.at === "code") return place.place;
  if (chosen.at === "building") return chosen.place;
  return text.place.point(place.place, formatCount(Math.hypot(...chosen.metres)));
}
