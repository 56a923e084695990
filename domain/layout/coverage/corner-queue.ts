/** Corners by the area of their triangle, the smallest first; of equal ones that with the lower number, so that ties are nobody's chance. */
export class CornerQueue {
  private readonly corners: number[] = [];
  private readonly areas: number[] = [];

  get length(): number {
    return this.corners.length;
  }

  push(corner: number, area: number): void {
    let at = this.corners.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(area, corner, parent)) break;
      this.put(at, this.corners[parent], this.areas[parent]);
      at = parent;
    }
    this.put(at, corner, area);
  }

  /** Takes the first one out; there must be one. */
  pop(): { corner: number; area: number } {
    const first = { corner: this.corners[0], area: this.areas[0] };
    const [corner, area] = [this.corners.pop()!, this.areas.pop()!];
    const count = this.corners.length;
    let at = 0;
    while (count > 0) {
      let child = 2 * at + 1;
      if (child >= count) break;
      if (child + 1 < count && this.isBefore(this.areas[child + 1], this.corners[child + 1], child)) child++;
      if (this.isBefore(area, corner, child)) break;
      this.put(at, this.corners[child], this.areas[child]);
      at = child;
    }
    if (count > 0) this.put(at, corner, area);
    return first;
  }

  private isBefore(area: number, corner: number, at: number): boolean {
    return area < this.areas[at] || (area === this.areas[at] && corner < this.corners[at]);
  }

  private put(at: number, corner: number, area: number): void {
    this.corners[at] = corner;
    this.areas[at] = area;
  }
}
