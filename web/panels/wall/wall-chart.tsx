import { BarChart, CustomChart, LineChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { type EChartsCoreOption, type EChartsType, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

use([BarChart, LineChart, CustomChart, GridComponent, SVGRenderer]);

/** A chart of `option`, drawn as SVG so that it is as sharp as the screen; it fills what it is given. */
export function WallChart({ option, label }: { option: EChartsCoreOption; label: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  useEffect(() => {
    const made = init(frame.current, null, { renderer: "svg" });
    chart.current = made;
    const sized = new ResizeObserver(() => made.resize());
    if (frame.current) sized.observe(frame.current);
    return () => {
      sized.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true });
  }, [option]);
  return <div ref={frame} className="wall-chart" role="img" aria-label={label} />;
}
