import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import type { ChangedArea, Consequence } from "../../layout-editor/consequence.ts";
import { formatCount } from "../../text/format.ts";
import { useEditorText } from "./use-editor-text.ts";

export type ConsequenceChipProps = {
  consequence: Consequence;
  band: readonly [number, number];
  /** where the pointer is, and how much there is around it, px */
  px: readonly [x: number, y: number];
  /** room that the brush takes */
  ringPx: number;
  width: number;
  height: number;
};

const WIDE_PX = 330;
const HIGH_PX = 84;

/** What letting go would do, beside the pointer. */
export function ConsequenceChip({ consequence, band, px: [x, y], ringPx, width, height }: ConsequenceChipProps) {
  const text = useEditorText();
  const { areas, reason } = consequence;
  if (areas.length === 0 && reason === null) return null;
  const isBad = reason !== null || !consequence.isInBand || !consequence.isWhole;
  const gap = ringPx + 10;
  const flipsX = x + gap + WIDE_PX > width;
  const flipsY = y + HIGH_PX > height;
  const place = {
    ...(flipsX ? { right: width - x + gap } : { left: x + gap }),
    ...(flipsY ? { bottom: height - y } : { top: y }),
  };
  return (
    <div className={isBad ? "change-chip change-chip-bad" : "change-chip"} style={place} role="status">
      {areas.length > 0 && (
        <p className="change-areas">
          {areas.map((area, index) => (
            <Area key={area.id} area={area} letter={text.letters[index] ?? ""} />
          ))}
        </p>
      )}
      <p className="change-verdict">
        {isBad ? <IconAlertTriangle size={14} aria-hidden="true" /> : <IconCheck size={14} aria-hidden="true" />}
        {reason === null ? verdict(consequence, band, text) : text.reasons[reason]}
      </p>
    </div>
  );
}

function Area({ area: { name, before, after, isBad }, letter }: { area: ChangedArea; letter: string }) {
  const text = useEditorText();
  return (
    <span className={isBad ? "change-area change-area-bad" : "change-area"} title={name}>
      <i>{letter}</i>
      {before === null ? "" : `${formatCount(before)} → `}
      <b>{after === null ? text.chip.gone : formatCount(after)}</b>
    </span>
  );
}

function verdict(
  { isInBand, isWhole, moved, passed }: Consequence,
  [least, most]: readonly [number, number],
  { chip }: ReturnType<typeof useEditorText>,
): string {
  const band = isInBand ? chip.inBand : chip.outOfBand;
  return [
    band(formatCount(least), formatCount(most)),
    isWhole ? chip.whole : chip.broken,
    moved > 0 ? chip.moves(formatCount(moved)) : chip.movesNobody,
    ...(passed > 0 ? [chip.handsOver(formatCount(passed))] : []),
  ].join(" · ");
}
