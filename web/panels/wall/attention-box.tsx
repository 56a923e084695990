import type { Rect } from "../../state/wall/screen.ts";
import { formatCount } from "../../text/format.ts";
import { BarRows } from "./bar-rows.tsx";
import { WallBox } from "./wall-box.tsx";
import { useAnswer, useCodeName, useWallText } from "./wall-context.tsx";

const MOST = 6;

/** Households of attention by type, as counts of the whole area; few are not counted out. */
export function AttentionBox({ at }: { at: Rect }) {
  const { attention: text } = useWallText();
  const nameOf = useCodeName("householdTypes");
  const all = [...(useAnswer("day")?.attention ?? [])].sort((a, b) => (b.count ?? 0) - (a.count ?? 0));
  const most = Math.max(...all.map(({ count }) => count ?? 0), 1);
  return (
    <WallBox at={at} name="attention" title={text.title} note={text.unit}>
      <BarRows
        at={at}
        rows={all.slice(0, MOST).map(({ type, count }) => ({
          key: type,
          name: nameOf(type),
          figure: count === null ? text.few : formatCount(count),
          share: (count ?? 0) / most,
        }))}
      />
    </WallBox>
  );
}
