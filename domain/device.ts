// Screens that nobody signs in at, as an administrator sees them.

/** A device: a browser that shows an area, names and phones masked. */
export type Device = {
  id: number;
  name: string;
  /** code of the area it shows; null = everything */
  area: string | null;
  /** ISO 8601, when a browser became it; null while none has */
  pairedAt: string | null;
  /** ISO 8601; null when it was never seen */
  lastSeen: string | null;
  /** where its browser came from; null while none is paired */
  address: string | null;
  /** ISO 8601, until when its code may be used; null without one */
  pairingUntil: string | null;
};

/** What makes a browser a device: shown once, good once. */
export type DevicePairing = { code: string; until: string };
