import { memo, type ReactNode } from "react";
import type { AreaShapes } from "../../map/area-shapes.ts";
import { AttentionBox } from "../../panels/wall/attention-box.tsx";
import { ClockBox } from "../../panels/wall/clock-box.tsx";
import { CommunitiesBox } from "../../panels/wall/communities-box.tsx";
import { FiguresBox } from "../../panels/wall/figures-box.tsx";
import { FlowBox } from "../../panels/wall/flow-box.tsx";
import { HourlyBox } from "../../panels/wall/hourly-box.tsx";
import { KindsBox } from "../../panels/wall/kinds-box.tsx";
import { PartMaps } from "../../panels/wall/part-maps.tsx";
import { PlanBox } from "../../panels/wall/plan-box.tsx";
import { StaffingBox } from "../../panels/wall/staffing-box.tsx";
import { TrendBox } from "../../panels/wall/trend-box.tsx";
import { UrgentBox } from "../../panels/wall/urgent-box.tsx";
import type { Box } from "../../state/wall/boxes.ts";
import type { Rect } from "../../state/wall/screen.ts";

/** What the boxes need beside what the wall knows. */
export type BoxInput = { focus: string | null; swapped: boolean; borders: AreaShapes["borders"] };

const BOX: Readonly<Record<Box, (at: Rect, input: BoxInput) => ReactNode>> = {
  clock: (at, { swapped }) => <ClockBox at={at} swapped={swapped} />,
  figures: (at) => <FiguresBox at={at} />,
  flow: (at) => <FlowBox at={at} />,
  urgent: (at) => <UrgentBox at={at} />,
  hourly: (at) => <HourlyBox at={at} />,
  communities: (at, { focus }) => <CommunitiesBox at={at} focus={focus} />,
  trend: (at) => <TrendBox at={at} />,
  kinds: (at) => <KindsBox at={at} />,
  parts: (at, { borders }) => <PartMaps at={at} borders={borders} />,
  staffing: (at) => <StaffingBox at={at} />,
  attention: (at) => <AttentionBox at={at} />,
  plan: (at) => <PlanBox at={at} />,
};

/** Everything beside the map, each where the layout has it. */
export const WallBoxes = memo(function WallBoxes(props: BoxInput & { boxes: ReadonlyMap<Box, Rect> }) {
  const { boxes, ...input } = props;
  return [...boxes].map(([box, at]) => <div key={box}>{BOX[box](at, input)}</div>);
});
