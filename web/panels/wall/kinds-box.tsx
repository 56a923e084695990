import { useMemo } from "react";
import type { Rect } from "../../state/wall/screen.ts";
import { formatCount } from "../../text/format.ts";
import { CHART, chartLook } from "./chart-look.ts";
import { WallBox } from "./wall-box.tsx";
import { WallChart } from "./wall-chart.tsx";
import { useAnswer, useCodeName, useRem, useWallText } from "./wall-context.tsx";

const MOST = 6;

/** What was reported today by kind, the most first, each with a tick at what is usual. */
export function KindsBox({ at }: { at: Rect }) {
  const { kinds: text } = useWallText();
  const nameOf = useCodeName("incidentKinds");
  const kinds = useAnswer("day")?.kinds;
  const rem = useRem();
  const names = (kinds ?? []).slice(0, MOST).map(({ kind }) => nameOf(kind));
  const key = names.join();
  const option = useMemo(() => {
    const shown = (kinds ?? []).slice(0, MOST);
    const labels = key.split(",");
    const widest = Math.max(...labels.map((label) => label.length), 4);
    const rows = { type: "category", inverse: true, axisLine: { show: false }, axisTick: { show: false } };
    return {
      ...chartLook(rem),
      grid: { left: rem * Math.min(8, widest * 1.05 + 0.6), right: rem * 2.2, top: 0, bottom: 0 },
      xAxis: {
        type: "value",
        show: false,
        min: 0,
        max: Math.max(...shown.flatMap(({ today, usual }) => [today, usual]), 1),
      },
      yAxis: [
        { ...rows, data: labels, axisLabel: { color: CHART.ink2, fontSize: rem, margin: rem * 0.5 } },
        {
          ...rows,
          position: "right",
          data: shown.map(({ today }) => formatCount(today)),
          axisLabel: { color: CHART.ink, fontSize: rem * 1.1, fontWeight: 600, margin: rem * 0.5 },
        },
      ],
      series: [
        {
          type: "bar",
          barWidth: rem * 0.62,
          itemStyle: { color: CHART.bar },
          data: shown.map(({ today }) => today),
        },
        {
          type: "custom",
          renderItem: (_: unknown, api: { coord(at: unknown[]): [number, number]; value(at: number): number }) => {
            const [x, y] = api.coord([api.value(0), api.value(1)]);
            return {
              type: "rect",
              shape: { x: x - rem / 24, y: y - rem * 0.5, width: rem / 10, height: rem },
              style: { fill: CHART.ink },
            };
          },
          data: shown.map(({ usual }, index) => [usual, index]),
        },
      ],
    };
  }, [kinds, key, rem]);
  return (
    <WallBox at={at} name="kinds" title={text.title} note={text.note}>
      <WallChart option={option} label={text.title} />
    </WallBox>
  );
}
