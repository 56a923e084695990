import type { AttentionLevel, HouseholdType } from "../../domain/codes.ts";
import { GLYPH_BOX, GLYPHS } from "../../domain/glyphs.ts";
import { AREA_FILL_OPACITY } from "../map/area-opacity.ts";

const OUTLINE = "#1D2733";
const QUIET_OUTLINE = "#8A939B";

/** The silhouette of a household type with the map's double outline: white, then dark. */
export function TypeSymbol({ type, size }: { type: HouseholdType; size: number }) {
  const path = GLYPHS[type.glyph] ?? GLYPHS.disc;
  // why: the outline keeps its width on screen, whatever the size of the symbol
  const px = (width: number) => (width * (GLYPH_BOX + 4)) / size;
  const outline = type.glyph === "none" ? QUIET_OUTLINE : OUTLINE;
  return (
    <svg width={size} height={size} viewBox={`-2 -2 ${GLYPH_BOX + 4} ${GLYPH_BOX + 4}`} aria-hidden="true">
      <path d={path} fill="#FFFFFF" stroke="#FFFFFF" strokeWidth={px(3.4)} strokeLinejoin="round" />
      <path d={path} fill={type.fill} stroke={outline} strokeWidth={px(1.1)} strokeLinejoin="round" />
    </svg>
  );
}

const dashes: Record<AttentionLevel["dash"], string | undefined> = {
  solid: undefined,
  dashed: "5 2.5",
  dotted: "1.6 2.2",
};

/** The ring of an attention level, dashed as on the map. */
export function RingSymbol({ level, size }: { level: AttentionLevel; size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 18 18" aria-hidden="true">
      <circle
        cx="9"
        cy="9"
        r="7"
        fill="none"
        stroke={level.stroke}
        strokeWidth="2.2"
        strokeDasharray={dashes[level.dash]}
      />
    </svg>
  );
}

/** A class of a colouring as the map draws it: a disc with the double outline, or a patch of ground; null = of no class. */
export function ClassSymbol({ fill, shape, size }: { fill: string | null; shape: "household" | "area"; size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      {shape === "area" ? (
        <>
          <rect x="2.5" y="4.5" width="15" height="11" fill="var(--stage)" stroke={QUIET_OUTLINE} />
          {/* why not opaque: neither is the map's, and the two must be the same to the eye */}
          <rect x="3" y="5" width="14" height="10" fill={fill ?? "none"} fillOpacity={AREA_FILL_OPACITY} />
        </>
      ) : fill === null ? (
        <circle cx="10" cy="10" r="3" fill="#EDF0F2" stroke={QUIET_OUTLINE} />
      ) : (
        <>
          <circle cx="10" cy="10" r="7.2" fill="#FFFFFF" />
          <circle cx="10" cy="10" r="5.6" fill={fill} stroke={OUTLINE} strokeWidth="1.1" />
        </>
      )}
    </svg>
  );
}
