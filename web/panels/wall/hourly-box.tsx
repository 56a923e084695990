import { useMemo } from "react";
import { clockTime } from "../../state/wall/clock.ts";
import type { Rect } from "../../state/wall/screen.ts";
import { axisLook, CHART, chartLook, evenMax, valueLook } from "./chart-look.ts";
import { WallBox } from "./wall-box.tsx";
import { WallChart } from "./wall-chart.tsx";
import { useAnswer, useRem, useWall, useWallText } from "./wall-context.tsx";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** What was reported in each hour of today, the present one in the accent, beside the mean of four such days. */
export function HourlyBox({ at }: { at: Rect }) {
  const { hourly: text } = useWallText();
  const byHour = useAnswer("day")?.byHour;
  const hour = useWall(({ now }) => Number(clockTime(now).slice(0, 2)));
  const rem = useRem();
  const option = useMemo(() => {
    const today = byHour?.today ?? [];
    const usual = byHour?.usual ?? [];
    return {
      ...chartLook(rem),
      grid: { left: rem * 0.2, right: rem * 2, top: rem * 0.7, bottom: rem * 1.5 },
      xAxis: {
        ...axisLook(rem),
        type: "category",
        data: HOURS,
        axisLabel: { ...axisLook(rem).axisLabel, interval: (index: number) => index % 6 === 0 },
      },
      yAxis: valueLook(rem, evenMax(Math.max(...today, ...usual, 1))),
      series: [
        {
          type: "bar",
          barCategoryGap: "18%",
          data: today.map((value, index) => ({
            value: index > hour ? null : value,
            itemStyle: { color: index === hour ? CHART.accent : CHART.ink },
          })),
        },
        {
          type: "line",
          data: usual,
          showSymbol: false,
          lineStyle: { color: CHART.ink3, width: rem / 12, type: [rem / 10, rem / 6] },
        },
      ],
    };
  }, [byHour, hour, rem]);
  return (
    <WallBox at={at} name="hourly" title={text.title} note={text.note}>
      <WallChart option={option} label={text.title} />
    </WallBox>
  );
}
