import type { Building, Parcel } from "./draft.ts";

/** The parcel's own address: 青石街道三官巷26号, or a village's name. */
export const parcelAddress = (parcel: Parcel): string => {
  const { office, rural, name } = parcel.community;
  if (rural) return `${office.name}${name}`;
  return parcel.number > 0 && parcel.street.name
    ? `${office.name}${parcel.street.name}${parcel.number}号`
    : `${office.name}${parcel.name || name}`;
};

/** A building's address: 青石街道三官巷26号4幢; houses and shops go by their own numbers. */
export function buildingAddress(building: Building): string {
  const { parcel } = building.lot;
  const { door } = building;
  if (door?.street.name) return `${parcel.community.office.name}${door.street.name}${door.number}号`;
  if (building.kind === "apartments" || building.kind === "tower")
    return `${parcelAddress(parcel)}${building.number}幢`;
  if (building.kind === "house") return `${parcelAddress(parcel)}${building.number}号`;
  return parcelAddress(parcel);
}

/** Gives the houses of old quarters numbers along the nearest named lane; to be called once, when all is built. */
export function numberHouses(building: Building): void {
  if (building.kind !== "house" || building.lot.parcel.community.rural) return;
  const named = building.lot.face.sides
    .map((side) => side.street)
    .filter((street) => street.name && street.kind !== "river");
  const street = named.sort((a, b) => a.halfM - b.halfM)[0] ?? building.lot.parcel.street;
  building.door = { street, number: street.nextNumber };
  if (building.doors > 0) street.nextNumber += 1;
}
