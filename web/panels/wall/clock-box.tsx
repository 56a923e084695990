import { clockDay, clockTime } from "../../state/wall/clock.ts";
import type { Rect } from "../../state/wall/screen.ts";
import { WallBox } from "./wall-box.tsx";
import { useMinute, useWallText } from "./wall-context.tsx";
import "./clock.css";

/** The time in China by the server's clock, and the day. */
export function ClockBox({ at, swapped }: { at: Rect; swapped: boolean }) {
  const text = useWallText();
  const now = useMinute();
  const { month, day, weekday } = clockDay(now);
  return (
    <WallBox at={at} name={swapped ? "clock wall-swapped" : "clock"}>
      <time>{clockTime(now)}</time>
      <p>
        {text.months(month, day)}
        <br />
        {text.weekdays[weekday]}
      </p>
    </WallBox>
  );
}
