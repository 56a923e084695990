/** A box filter of `radius` whole cells each way and a part `edge` (0–1) of the next ones. */
export type Box = { radius: number; edge: number };

/**
 * The box that, applied `passes` times, has the variance of a Gaussian of `sigma` cells (Gwosdek and others 2011, eq. 6–8).
 *
 *   weight   ▁▂▇▇▇▇▇▂▁     variance of one pass = 2 (r(r+1)(2r+1)/6 + e (r+1)²) / (2r + 1 + 2e) = sigma² / passes
 *            -r-1…r+1
 */
export function gaussianBox(sigma: number, passes: number): Box {
  const variance = (sigma * sigma) / passes;
  const radius = Math.floor((Math.sqrt(1 + 12 * variance) - 1) / 2);
  const edge = ((2 * radius + 1) * (variance - (radius * (radius + 1)) / 3)) / (2 * ((radius + 1) ** 2 - variance));
  return { radius, edge };
}

/** Blurs `values` (row-major) in place, `passes` times along rows and as often along columns. Outside is zero. */
export function blur(
  values: Float32Array,
  scratch: Float32Array,
  columns: number,
  rows: number,
  box: Box,
  passes: number,
): void {
  if (box.radius === 0 && passes === 3) {
    blurNarrow(values, scratch, columns, rows, box.edge);
    return;
  }
  let [from, to] = [values, scratch];
  for (let pass = 0; pass < passes; pass++) {
    alongRows(from, to, columns, rows, box);
    [from, to] = [to, from];
  }
  for (let pass = 0; pass < passes; pass++) {
    alongColumns(from, to, columns, rows, box);
    [from, to] = [to, from];
  }
  if (from !== values) values.set(from);
}

function alongRows(from: Float32Array, to: Float32Array, columns: number, rows: number, { radius, edge }: Box): void {
  const weight = 1 / (2 * radius + 1 + 2 * edge);
  const padded = new Float64Array(columns + 2 * radius + 2);
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    for (let i = 0; i < columns; i++) padded[i + radius + 1] = from[start + i];
    let sum = 0;
    for (let i = 1; i <= 2 * radius + 1; i++) sum += padded[i];
    for (let i = 0; i < columns; i++) {
      const [before, after] = [padded[i], padded[i + 2 * radius + 2]];
      to[start + i] = weight * (sum + edge * (before + after));
      sum += after - padded[i + 1];
    }
  }
}

// why: sums of all columns move down together, so that memory is read in its order
function alongColumns(
  from: Float32Array,
  to: Float32Array,
  columns: number,
  rows: number,
  { radius, edge }: Box,
): void {
  const weight = 1 / (2 * radius + 1 + 2 * edge);
  const sums = new Float64Array(columns);
  for (let row = 0; row <= Math.min(radius, rows - 1); row++) {
    for (let i = 0, at = row * columns; i < columns; i++, at++) sums[i] += from[at];
  }
  const zero = new Float32Array(columns);
  const line = (row: number) => (row < 0 || row >= rows ? zero : from.subarray(row * columns, (row + 1) * columns));
  for (let row = 0; row < rows; row++) {
    const [before, after, leaving] = [line(row - radius - 1), line(row + radius + 1), line(row - radius)];
    for (let i = 0, at = row * columns; i < columns; i++, at++) {
      to[at] = weight * (sums[i] + edge * (before[i] + after[i]));
      sums[i] += after[i] - leaving[i];
    }
  }
}

// why: three passes of a box that is hardly wider than a cell take four times as long as what they amount to, in one
function blurNarrow(values: Float32Array, scratch: Float32Array, columns: number, rows: number, edge: number): void {
  const taps = threefold(edge);
  narrowRows(values, scratch, columns, rows, taps);
  narrowColumns(scratch, values, columns, rows, taps);
}

type Taps = readonly [middle: number, number, number, third: number];

/** The weights [edge, 1, edge] three times over: of a cell, and of the first to third on either side. */
function threefold(edge: number): Taps {
  const weight = 1 / (1 + 2 * edge) ** 3;
  return [weight * (1 + 6 * edge ** 2), weight * 3 * (edge + edge ** 3), weight * 3 * edge ** 2, weight * edge ** 3];
}

function narrowRows(from: Float32Array, to: Float32Array, columns: number, rows: number, [a, b, c, d]: Taps): void {
  const line = new Float32Array(columns + 6);
  for (let row = 0, at = 0; row < rows; row++) {
    line.set(from.subarray(at, at + columns), 3);
    for (let i = 3; i < columns + 3; i++, at++) {
      const inner = a * line[i] + b * (line[i - 1] + line[i + 1]);
      to[at] = inner + c * (line[i - 2] + line[i + 2]) + d * (line[i - 3] + line[i + 3]);
    }
  }
}

function narrowColumns(from: Float32Array, to: Float32Array, columns: number, rows: number, [a, b, c, d]: Taps): void {
  const zero = new Float32Array(columns);
  const line = (row: number) => (row < 0 || row >= rows ? zero : from.subarray(row * columns, (row + 1) * columns));
  const lines = [-3, -2, -1, 0, 1, 2].map(line);
  for (let row = 0, at = 0; row < rows; row++) {
    lines.push(line(row + 3));
    const [third, second, first, own, after, next, last] = lines;
    for (let i = 0; i < columns; i++, at++) {
      const inner = a * own[i] + b * (first[i] + after[i]);
      to[at] = inner + c * (second[i] + next[i]) + d * (third[i] + last[i]);
    }
    lines.shift();
  }
}
