import { type Building, type Draft, householdsOf } from "./draft.ts";

/**
 * Changes storeys, then the households of single houses and the doors of single ground floors, until the buildings hold
 * exactly `households`. Throws when the plan is too far off to be mended that way.
 */
export function fitHouseholds(draft: Draft, buildings: readonly Building[], households: number): void {
  const { random } = draft;
  const flats = buildings.filter((building) => building.kind === "apartments" || building.kind === "tower");
  let total = buildings.reduce((sum, building) => sum + householdsOf(building), 0);
  const change = (building: Building, storeys: number): void => {
    building.floors += storeys;
    total += storeys * building.units * building.doors;
  };
  for (let round = 0; round < 40 && total < households; round++) {
    for (const building of random.shuffled(flats)) {
      const most = building.kind === "tower" ? 33 : 7;
      if (total < households && building.floors < most) change(building, 1);
    }
  }
  for (let round = 0; round < 40 && total > households; round++) {
    for (const building of random.shuffled(flats)) {
      const least = building.kind === "tower" ? 11 : 4;
      if (total - building.units * building.doors >= households && building.floors > least) change(building, -1);
    }
  }
  const houses = random.shuffled(buildings.filter((building) => building.kind === "house" && building.doors > 0));
  for (const house of houses) {
    if (total < households) [house.doors, total] = [house.doors + 1, total + 1];
  }
  const large = random.shuffled(buildings.filter((building) => building.units * building.doors > 2));
  for (let round = 0; round < 3 && total > households; round++) {
    for (const building of large) {
      const spare = building.units * building.doors - 1 - building.missing;
      if (total <= households || spare < 1) continue;
      building.missing++;
      total--;
    }
  }
  for (const house of houses) {
    if (total > households && house.missing === 0) [house.doors, total] = [house.doors - 1, total - 1];
  }
  if (total !== households) throw new Error(`the plan holds ${total} households, ${households} are wanted`);
}
