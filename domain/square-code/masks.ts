// Masks keep a square code from looking like a finder or a plain surface (ISO/IEC 18004:2015, 7.8).

/** Whether a mask turns the module at x, y over. */
export const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** The drawing that is easiest to read; of two equally easy ones the first. */
export function leastPenalty(drawings: readonly boolean[][][]): boolean[][] {
  const penalties = drawings.map(penalty);
  return drawings[penalties.indexOf(Math.min(...penalties))];
}

/** How hard a drawing is to read (7.8.3.1): long runs, blocks, likenesses of finders, more dark than light or less. */
export function penalty(modules: readonly (readonly boolean[])[]): number {
  const columns = modules.map((_, x) => modules.map((row) => row[x]));
  const lines = [...modules, ...columns].map((line) => line.map((dark) => (dark ? "1" : "0")).join(""));
  return runs(lines) + blocks(modules) + likenesses(lines) + imbalance(modules);
}

const runs = (lines: readonly string[]): number =>
  lines.reduce(
    (sum, line) => sum + (line.match(/0{5,}|1{5,}/g) ?? []).reduce((each, run) => each + run.length - 2, 0),
    0,
  );

function blocks(modules: readonly (readonly boolean[])[]): number {
  let found = 0;
  for (let y = 1; y < modules.length; y++) {
    for (let x = 1; x < modules.length; x++) {
      const dark = modules[y][x];
      if (modules[y][x - 1] === dark && modules[y - 1][x] === dark && modules[y - 1][x - 1] === dark) found++;
    }
  }
  return 3 * found;
}

/** A finder's 1:1:3:1:1 with four light modules on one side; what lies beyond the edge is light. */
function likenesses(lines: readonly string[]): number {
  const found = lines.map((line) => {
    const wide = `0000${line}0000`;
    return (wide.match(/(?=00001011101)/g) ?? []).length + (wide.match(/(?=10111010000)/g) ?? []).length;
  });
  return 40 * found.reduce((sum, count) => sum + count, 0);
}

function imbalance(modules: readonly (readonly boolean[])[]): number {
  const dark = modules.flat().filter(Boolean).length;
  return 10 * Math.floor(Math.abs((100 * dark) / modules.length ** 2 - 50) / 5);
}
