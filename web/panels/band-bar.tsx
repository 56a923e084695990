/** Households a grid should have; drawn on an axis from 0 to 600. */
export const BAND = { from: 300, to: 500, axis: 600 };

/** The count as a bar over the band; outside the band it is vermilion. */
export function BandBar({ households, selected }: { households: number; selected: boolean }) {
  const percent = (count: number) => `${(Math.min(count, BAND.axis) / BAND.axis) * 100}%`;
  const state = isOutOfBand(households) ? "out" : selected ? "selected" : "in";
  return (
    <svg className="band" height="100%" aria-hidden="true">
      <rect className="band-shade" x={percent(BAND.from)} width={percent(BAND.to - BAND.from)} y="0" height="100%" />
      <rect
        className={`band-bar band-${state}`}
        x="0"
        width={percent(households)}
        y="50%"
        height="6"
        transform="translate(0 -3)"
      />
    </svg>
  );
}

/** True for a grid with residents whose number lies outside the band. */
export const isOutOfBand = (households: number): boolean =>
  households > 0 && (households < BAND.from || households > BAND.to);
