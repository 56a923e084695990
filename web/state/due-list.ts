import type { HouseholdItem } from "../../domain/household.ts";
import type { VisitState } from "../../domain/visit.ts";
import { addDays, type Day } from "./days.ts";

/** An item of `GET /api/visits/due`. */
export type DueItem = HouseholdItem & { visits: VisitState };

/** Up to when a visit must be due to be listed. */
export const UNTILS = ["today", "week", "month"] as const;
export type Until = (typeof UNTILS)[number];

const untilDays: Record<Until, number> = { today: 0, week: 7, month: 30 };

export const untilDay = (until: Until, today: Day): Day => addDays(today, untilDays[until]);

/** Doors of one building; `building` null: a household that stands alone. */
export type DueGroup = { key: string; building: number | null; title: string; items: readonly DueItem[] };

/** Households by building. Both keep the order of `items`, so that the building of the longest overdue comes first. */
export function byBuilding(items: readonly DueItem[]): DueGroup[] {
  const groups = new Map<string, DueItem[]>();
  for (const item of items) {
    const key = item.building === null ? `household-${item.id}` : `building-${item.building}`;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups].map(([key, doors]) => ({
    key,
    building: doors[0].building,
    title: doors[0].building === null ? doors[0].address : commonAddress(doors),
    items: doors,
  }));
}

/** What the addresses of `doors` begin with, without a unit or door cut in half. */
export function commonAddress(doors: readonly Pick<HouseholdItem, "address" | "unit" | "door">[]): string {
  const bare = doors.map(({ address, unit, door }) => withoutDoor(address, unit, door));
  let [common] = bare;
  for (const address of bare) {
    let end = 0;
    while (end < common.length && common[end] === address[end]) end++;
    // why: of 12号楼 and 13号楼 only what stands before the number is common
    while (end < common.length && end > 0 && /\d/.test(common[end]) && /\d/.test(common[end - 1])) end--;
    common = common.slice(0, end);
  }
  return common.trim() || doors[0].address;
}

const withoutDoor = (address: string, unit: string | null, door: string | null): string => {
  let rest = address;
  if (door && rest.endsWith(door)) rest = rest.slice(0, -door.length);
  // why two letters: what says that it is a stair
  if (unit) rest = rest.replace(new RegExp(`\\s*${escaped(unit)}\\s*\\p{L}{0,2}\\s*$`, "u"), "");
  return rest.replace(/[\s·,，-]+$/u, "") || address;
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What the address of a household says beyond `title`, that of its building; null when it says no more. */
export function doorLabel({ address }: Pick<HouseholdItem, "address">, title: string): string | null {
  const rest = address.startsWith(title) ? address.slice(title.length).replace(/^[\s·,，-]+/u, "") : address;
  return rest || null;
}
