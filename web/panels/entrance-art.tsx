// A piece of a town that is nobody's: streets, blocks, rows of houses, one grid outlined.

type Box = { x: number; y: number; width: number; height: number };

const COLUMNS = [0, 168, 372, 540, 744, 936, 1104];
const ROWS = [0, 150, 318, 452, 640, 790, 984, 1140];
const PARKS = new Set(["2,1", "4,5"]);
const SQUARES = new Set(["1,4", "5,2"]);
const MAJOR = { column: 3, row: 3 };
const GRID: Box = { x: COLUMNS[1], y: ROWS[3], width: COLUMNS[3] - COLUMNS[1], height: ROWS[5] - ROWS[3] };

/** The quiet map beside the form. */
export function EntranceArt() {
  return (
    <svg className="art" viewBox="0 0 800 900" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <g transform="rotate(-11 400 450) translate(-130 -120)">
        <rect className="art-land" x="-400" y="-400" width="2000" height="2000" />
        {blocks().map(({ key, box }) => (
          <Block key={key} name={key} box={box} />
        ))}
        <path className="art-water" d="M-400 1010 C 100 940 300 1060 640 1000 S 1200 960 1600 1040" />
        {COLUMNS.map((x, index) => (
          <Street key={x} major={index === MAJOR.column} d={`M${x} -400 V1600`} />
        ))}
        {ROWS.map((y, index) => (
          <Street key={y} major={index === MAJOR.row} d={`M-400 ${y} H1600`} />
        ))}
        <path className="art-border" d={`M${COLUMNS[3]} -400 V${ROWS[5]} H1600 M-400 ${ROWS[3]} H1600`} />
        <rect className="art-chosen-casing" {...GRID} />
        <rect className="art-chosen" {...GRID} />
      </g>
    </svg>
  );
}

function Street({ d, major }: { d: string; major: boolean }) {
  return (
    <>
      <path className={major ? "art-casing art-major" : "art-casing"} d={d} />
      <path className={major ? "art-road art-major" : "art-road"} d={d} />
    </>
  );
}

function Block({ name, box }: { name: string; box: Box }) {
  if (PARKS.has(name)) return <rect className="art-green" {...box} />;
  return (
    <>
      <rect className="art-block" {...box} />
      {(SQUARES.has(name) ? [inset(box, 34)] : houses(box)).map((house) => (
        <rect key={`${house.x} ${house.y}`} className="art-house" {...house} />
      ))}
    </>
  );
}

const blocks = (): { key: string; box: Box }[] =>
  COLUMNS.slice(1).flatMap((right, column) =>
    ROWS.slice(1).map((bottom, row) => ({
      key: `${column},${row}`,
      box: inset({ x: COLUMNS[column], y: ROWS[row], width: right - COLUMNS[column], height: bottom - ROWS[row] }, 11),
    })),
  );

const inset = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x + by,
  y: y + by,
  width: width - 2 * by,
  height: height - 2 * by,
});

/** Rows of houses that face south, each row parted where its stairs are. */
function houses(block: Box): Box[] {
  const { x, y, width, height } = inset(block, 10);
  const rows = Math.max(2, Math.floor(height / 34));
  const parts = width > 150 ? 3 : 2;
  const rowPitch = height / rows;
  const partPitch = width / parts;
  return Array.from({ length: rows * parts }, (_, index) => ({
    x: x + (index % parts) * partPitch,
    y: y + Math.floor(index / parts) * rowPitch,
    width: partPitch - 8,
    height: rowPitch - 18,
  }));
}
