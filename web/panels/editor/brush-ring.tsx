/** The brush around the pointer. `radiusPx`: what it covers on screen. */
export function BrushRing({ px: [x, y], radiusPx }: { px: readonly [number, number]; radiusPx: number }) {
  const side = 2 * radiusPx;
  return (
    <div
      className="brush-ring"
      style={{ left: x - radiusPx, top: y - radiusPx, width: side, height: side }}
      aria-hidden="true"
    />
  );
}
