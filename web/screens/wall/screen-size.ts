import { useSyncExternalStore } from "react";
import { USUAL_SETTINGS, type WallSettings } from "../../../domain/wall/settings.ts";
import type { Screen } from "../../state/wall/screen.ts";

const subscribe = (changed: () => void) => {
  addEventListener("resize", changed);
  return () => removeEventListener("resize", changed);
};

/** Size of the window in CSS px, as `1920x1080`. */
export const useWindowSize = (): string => useSyncExternalStore(subscribe, () => `${innerWidth}x${innerHeight}`);

/** The screen that `settings` speak of, with the window's size. A width that nobody set says nothing of this screen. */
export function screenOf(size: string, { screen }: Pick<WallSettings, "screen">): Screen {
  const [widthPx, heightPx] = size.split("x").map(Number);
  const isTold = screen.widthMm !== USUAL_SETTINGS.screen.widthMm;
  return { ...screen, widthPx, heightPx, widthMm: isTold ? screen.widthMm : 0 };
}
