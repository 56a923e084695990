// Screens that nobody signs in at, as an administrator sees them.

/** 大屏, or the screen at a stair. */
export const DEVICE_KINDS = ["wall", "kiosk"] as const;

export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** A device: a browser that shows what is made for its kind, nothing personal. */
export type Device = {
  id: number;
  name: string;
  kind: DeviceKind;
  /** code of the area it shows; null = everything */
  area: string | null;
  /** whose stair it hangs in; null for walls, and where the building is gone */
  building: { id: number; name: string } | null;
  /** ISO 8601, when a browser became it; null while none has */
  pairedAt: string | null;
  /** ISO 8601; null when it was never seen */
  lastSeen: string | null;
  /** where its browser came from; null while none is paired */
  address: string | null;
  /** name of the page that it said it runs; null while it never did */
  build: string | null;
};

/** What a browser that wants to be a device is given: it shows `code`, and asks with `ticket` whether somebody typed it until then. */
export type DevicePairing = { code: string; ticket: string; until: string };

/** What such a browser asks for. `building`: its id, for kiosks. */
export type PairingWish = { kind: DeviceKind; building: number | null };

/** Characters of a code. */
export const CODE_LENGTH = 6;
