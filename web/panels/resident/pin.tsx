/** Where it is: a drop, its tip at `x`, `y`, `size` high, in the units of the drawing around it. */
export function Pin({ x, y, size }: { x: number; y: number; size: number }) {
  const scale = size / 26;
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`} pointerEvents="none">
      <path className="r-pin" d="M0 0C-3-6-10-9-10-16a10 10 0 0 1 20 0c0 7-7 10-10 16z" />
      <circle cx="0" cy="-16" r="3.6" fill="#FFFFFF" />
    </g>
  );
}
