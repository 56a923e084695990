/** Values by key, at most `most` of them: the longest unused is forgotten first. */
export class RecentlyUsed<Value> {
  // a map keeps the order in which keys came: the longest unused stands first
  private readonly values = new Map<string, Value>();

  constructor(private readonly most: number) {}

  /** The value of `key`; from `make` where there is none, or where `isCurrent` says that it will not do any more. */
  get(key: string, make: () => Value, isCurrent: (value: Value) => boolean = () => true): Value {
    const known = this.values.get(key);
    const value = known !== undefined && isCurrent(known) ? known : make();
    this.values.delete(key);
    this.values.set(key, value);
    if (this.values.size > this.most) this.values.delete(this.values.keys().next().value as string);
    return value;
  }

  clear(): void {
    this.values.clear();
  }
}
