import type { Kiosk } from "../../domain/kiosk.ts";
import { pairing } from "./pairing.ts";
import { getJson } from "./request.ts";

/** What the screen at a stair asks the server for. */
export const kioskClient = {
  kiosk: () => getJson<Kiosk>("/api/kiosk"),
  offer: (building: number) => pairing.offer("kiosk", building),
  pair: pairing.pair,
};

export type KioskClient = typeof kioskClient;
