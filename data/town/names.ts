import * as lists from "./name-lists.ts";
import type { Random } from "./random.ts";

/** Hands out names, none of them twice within its scope. */
export class Names {
  private readonly random: Random;
  private readonly used = new Set<string>();
  private readonly communities: string[];

  constructor(random: Random) {
    this.random = random;
    // why: the first is the one in the pictures of the design, so a demonstration always has it
    this.communities = [lists.COMMUNITIES[0], ...random.shuffled(lists.COMMUNITIES.slice(1))];
  }

  private fresh(scope: string, make: (attempt: number) => string): string {
    for (let attempt = 0; ; attempt++) {
      const name = make(attempt);
      if (this.used.has(`${scope}/${name}`)) continue;
      this.used.add(`${scope}/${name}`);
      return name;
    }
  }

  /** 三官巷 */
  community(): string {
    const [next] = this.communities;
    this.communities.shift();
    if (next) return next;
    return this.fresh(
      "community",
      () => `${this.random.pick(lists.ROADS)}${this.random.pick(["路", "里", "园", "桥"])}`,
    );
  }

  /** 前王庄 */
  village(): string {
    return this.fresh("community", (attempt) => {
      const front = this.random.chance(attempt > 3 ? 0.9 : 0.35) ? this.random.pick(lists.VILLAGE_FRONTS) : "";
      return `${front}${this.random.pick(lists.SURNAMES_OF_VILLAGES)}${this.random.pick(lists.VILLAGE_BACKS)}`;
    });
  }

  /** 文昌路; within the scope of one street office no name comes twice */
  road(scope: string, back = "路"): string {
    return this.fresh(`road ${scope}`, (attempt) => {
      const side = attempt > 12 ? this.random.pick(["东", "西", "南", "北", "中"]) : "";
      return `${this.random.pick(lists.ROADS)}${side}${back}`;
    });
  }

  /** 豆腐巷 */
  lane(scope: string, back?: string): string {
    return this.fresh(`road ${scope}`, (attempt) => {
      const end =
        back ??
        this.random.weighted([
          ["巷", 6],
          ["街", 2],
          ["里", 1],
        ] as const);
      const side = attempt > 12 ? this.random.pick(["东", "西", "南", "北", "前", "后"]) : "";
      return `${this.random.pick(lists.LANES)}${side}${end}`;
    });
  }

  /** 梧桐苑; or, when old, now and then 纺织厂家属院 */
  compound(scope: string, isNew: boolean): string {
    return this.fresh(`compound ${scope}`, () => {
      if (isNew) return this.random.pick(lists.COMPOUND_FRONTS) + this.random.pick(lists.NEW_COMPOUND_BACKS);
      if (this.random.chance(0.3)) return `${this.random.pick(lists.WORK_UNITS)}家属院`;
      return this.random.pick(lists.COMPOUND_FRONTS) + this.random.pick(lists.OLD_COMPOUND_BACKS);
    });
  }
}
