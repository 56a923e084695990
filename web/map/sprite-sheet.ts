// Symbols of points drawn once into one small texture, each at the very size it is shown, so that no scaling blurs it.

/** One symbol: a square of `sizePx` CSS px whose middle is the point, moved up by `liftPx`, and how to paint it. */
export type Sprite = { sizePx: number; liftPx?: number; paint(context: CanvasRenderingContext2D): void };

export type SpriteSheet = {
  /** colours not multiplied by alpha */
  pixels: ImageData;
  /** x, y, side and lift of each sprite in device px */
  cells: Float32Array;
  count: number;
};

export type Cell = { x: number; y: number; side: number };

/** Places squares of `sides` (device px) on shelves at most `width` wide, one px apart; and the size of the sheet. */
export function packCells(sides: readonly number[], width: number): { cells: Cell[]; width: number; height: number } {
  const cells: Cell[] = [];
  let [x, y, shelf, used] = [0, 0, 0, 1];
  for (const side of sides) {
    if (x > 0 && x + side > width) [x, y, shelf] = [0, y + shelf + 1, 0];
    cells.push({ x, y, side });
    x += side + 1;
    shelf = Math.max(shelf, side);
    used = Math.max(used, x);
  }
  return { cells, width: used, height: Math.max(1, y + shelf) };
}

/** Paints `sprites` for a screen of `ratio` device px a CSS px. The context given to `paint` has its origin in the middle. */
export function spriteSheet(sprites: readonly Sprite[], ratio: number): SpriteSheet {
  const sides = sprites.map((sprite) => Math.max(1, Math.ceil(sprite.sizePx * ratio)));
  const { cells, width, height } = packCells(sides, 1024);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no 2D canvas");
  cells.forEach(({ x, y, side }, i) => {
    context.save();
    context.beginPath();
    context.rect(x, y, side, side);
    context.clip();
    context.setTransform(ratio, 0, 0, ratio, x + side / 2, y + side / 2);
    sprites[i].paint(context);
    context.restore();
  });
  return {
    pixels: context.getImageData(0, 0, width, height),
    cells: Float32Array.from(cells.flatMap(({ x, y, side }, i) => [x, y, side, (sprites[i].liftPx ?? 0) * ratio])),
    count: sprites.length,
  };
}
