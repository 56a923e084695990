import { existsSync, renameSync, rmSync } from "node:fs";

/** Moves the folder `draft` to `place`; where somebody else's came there meanwhile, that stays and the draft goes. */
export function moveIntoPlace(draft: string, place: string): void {
  try {
    renameSync(draft, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
    rmSync(draft, { recursive: true });
  }
}
