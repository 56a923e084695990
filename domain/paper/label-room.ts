/** A box on the sheet, millimetres. */
export type LabelBox = { left: number; top: number; right: number; bottom: number };

/** Side of the cells by which boxes are found, mm. */
const CELL = 8;

/** What of a sheet is taken by labels: nothing is written over them. */
export class LabelRoom {
  private readonly cells = new Map<string, LabelBox[]>();

  /** Labels keep within `bounds`. */
  constructor(private readonly bounds: LabelBox) {}

  isFree(box: LabelBox): boolean {
    const { bounds } = this;
    if (box.left < bounds.left || box.right > bounds.right || box.top < bounds.top || box.bottom > bounds.bottom)
      return false;
    for (const key of cellsOf(box)) if (this.cells.get(key)?.some((other) => meets(box, other))) return false;
    return true;
  }

  take(box: LabelBox): void {
    for (const key of cellsOf(box)) {
      const held = this.cells.get(key);
      if (held) held.push(box);
      else this.cells.set(key, [box]);
    }
  }

  /** Takes all of `boxes`, or none where one of them is not free. */
  takeAll(boxes: readonly LabelBox[]): boolean {
    if (!boxes.every((box) => this.isFree(box))) return false;
    for (const box of boxes) this.take(box);
    return true;
  }

  /** The first of `boxes` that is free, which is then taken; null where none is. */
  takeFirst(boxes: readonly LabelBox[]): LabelBox | null {
    const found = boxes.find((box) => this.isFree(box)) ?? null;
    if (found) this.take(found);
    return found;
  }
}

/** The box of `width` and `height` around a middle. */
export const boxAround = (x: number, y: number, width: number, height: number): LabelBox => ({
  ...{ left: x - width / 2, right: x + width / 2 },
  ...{ top: y - height / 2, bottom: y + height / 2 },
});

const meets = (a: LabelBox, b: LabelBox): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function* cellsOf({ left, top, right, bottom }: LabelBox): Generator<string> {
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++) {
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) yield `${x},${y}`;
  }
}
