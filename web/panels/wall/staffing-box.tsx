import type { Rect } from "../../state/wall/screen.ts";
import { formatCount } from "../../text/format.ts";
import { BarRows } from "./bar-rows.tsx";
import { WallBox } from "./wall-box.tsx";
import { useAnswer, useCodeName, useWallText } from "./wall-context.tsx";

const MOST = 4;

/** Who is on duty today, by duty. */
export function StaffingBox({ at }: { at: Rect }) {
  const { staffing: text } = useWallText();
  const nameOf = useCodeName("duties");
  const staffing = useAnswer("day")?.staffing ?? { people: 0, duties: [] };
  const most = Math.max(...staffing.duties.map(({ people }) => people), 1);
  return (
    <WallBox at={at} name="staffing" title={text.title} note={text.people(formatCount(staffing.people))}>
      <BarRows
        at={at}
        rows={staffing.duties.slice(0, MOST).map(({ duty, people }) => ({
          key: duty,
          name: nameOf(duty),
          figure: formatCount(people),
          share: people / most,
        }))}
      />
    </WallBox>
  );
}
