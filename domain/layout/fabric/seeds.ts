/** Points of the outlines of owners, lattice numbers (not whole), each in the enclosure that holds most of its building. */
export class Seeds {
  readonly x: number[] = [];
  readonly y: number[] = [];
  readonly owner: number[] = [];
  readonly enclosure: number[] = [];

  add(x: number, y: number, owner: number, enclosure: number): void {
    this.x.push(x);
    this.y.push(y);
    this.owner.push(owner);
    this.enclosure.push(enclosure);
  }

  addAll({ x, y, owner, enclosure }: Seeds): void {
    for (let i = 0; i < owner.length; i++) this.add(x[i], y[i], owner[i], enclosure[i]);
  }
}
