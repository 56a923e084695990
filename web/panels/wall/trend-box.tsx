import { useMemo } from "react";
import type { Rect } from "../../state/wall/screen.ts";
import { formatCount } from "../../text/format.ts";
import { axisLook, CHART, chartLook, evenMax, valueLook } from "./chart-look.ts";
import { WallBox } from "./wall-box.tsx";
import { WallChart } from "./wall-chart.tsx";
import { useAnswer, useRem, useWallText } from "./wall-context.tsx";

/** What was reported on each of 28 days, today in the accent. */
export function TrendBox({ at }: { at: Rect }) {
  const { trend: text } = useWallText();
  const trend = useAnswer("day")?.trend;
  const rem = useRem();
  const before = trend?.slice(0, -1) ?? [];
  const mean = before.length === 0 ? null : before.reduce((sum, { count }) => sum + count, 0) / before.length;
  const option = useMemo(() => {
    const days = trend ?? [];
    const last = days.length - 1;
    return {
      ...chartLook(rem),
      grid: { left: rem * 0.2, right: rem * 2, top: rem * 0.7, bottom: rem * 1.5 },
      xAxis: {
        ...axisLook(rem),
        type: "category",
        data: days.map(({ day }) => day.slice(5)),
        axisLabel: { ...axisLook(rem).axisLabel, interval: (index: number) => (last - index) % 7 === 3 },
      },
      yAxis: valueLook(rem, evenMax(Math.max(...days.map(({ count }) => count), 1))),
      series: [
        {
          type: "bar",
          barCategoryGap: "22%",
          data: days.map(({ count }, index) => ({
            value: count,
            itemStyle: { color: index === last ? CHART.accent : CHART.bar },
          })),
        },
      ],
    };
  }, [trend, rem]);
  return (
    <WallBox at={at} name="trend" title={text.title} note={text.note(formatCount(mean))}>
      <WallChart option={option} label={text.title} />
    </WallBox>
  );
}
