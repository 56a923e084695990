// How a door is called on a phone: "2 · 501" large, and where that is in a line under it.

import { withoutOffice } from "../../../domain/address.ts";
import type { HouseholdItem } from "../../../domain/household.ts";
import type { PhonePack } from "../../../domain/phone.ts";

/** A household's door. All null: it is called by its address. */
export type DoorName = { unit: string | null; door: string | null };

type Doored = Pick<HouseholdItem, "unit" | "door" | "address">;

const plain = (text: string | null): string | null => text?.trim() || null;

/** A floor and a place on it: without a stair, a shorter number is that of a family in a house. */
const ON_A_FLOOR = /^\D{0,2}\d{3,}/;

/**
 * Stair and door as they are written at the door. A stair without a door is not enough to be called by, nor is the first
 * family of a house by its 1.
 */
export function doorNameOf({ unit, door }: Doored): DoorName {
  const named = plain(door);
  const stair = plain(unit);
  if (named === null || (stair === null && !ON_A_FLOOR.test(named))) return { unit: null, door: null };
  return { unit: stair, door: named };
}

/** Levels above a community say nothing to who works there: their names are cut off the front of addresses. */
const ABOVE = new Set(["county", "street"]);

/** `address` without the names of the street office and what lies above it, as they stand in front. */
export function shortAddress(address: string, areas: PhonePack["areas"]): string {
  let rest = address;
  for (const { name } of areas.filter(({ level }) => ABOVE.has(level))) {
    if (rest.startsWith(name) && rest.length > name.length) rest = rest.slice(name.length).trim();
  }
  return withoutOffice(rest);
}

/**
 * Where the door is: the address of its building where that begins the household's own, else the household's without what
 * its end says of stair and door. 三条巷26号4幢2单元501 → 三条巷26号4幢
 */
export function placeOfDoor(household: Doored, building: { address: string | null } | null): string {
  const { address } = household;
  if (building?.address && address.startsWith(building.address)) return building.address;
  const { unit, door } = doorNameOf(household);
  if (door === null || !address.includes(door)) return address;
  const end = new RegExp(`${unit ? `(${escaped(unit)}\\D{0,3})?` : ""}[-\\s]*${escaped(door)}\\D?$`, "u");
  return address.replace(end, "").replace(/[-\s]+$/, "") || address;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
