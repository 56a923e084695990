import type { AreaCard } from "../state/card.ts";
import { periodFor, timelineFor, treeFor } from "../state/derived.ts";
import { keepLast } from "../state/keep-last.ts";
import { sumOf } from "../state/timeline.ts";
import { placeOf } from "../text/area-names.ts";
import { formatCount } from "../text/format.ts";
import { useApp, useText } from "./app-context.tsx";
import { isOutOfBand } from "./band-bar.tsx";
import { CardFrame, Chip } from "./card-frame.tsx";
import { People } from "./card-parts.tsx";

const keptSum = keepLast(sumOf);

/** An area: its figures, its parts, and the people who answer for it. */
export function AreaCardView({ area }: { area: AreaCard }) {
  const text = useText();
  const tree = useApp(treeFor);
  const sum = useApp((state) => {
    const timeline = timelineFor(state);
    const period = periodFor(state);
    return timeline && period && state.scope === area.code ? keptSum(timeline, period) : null;
  });
  const node = tree?.byCode.get(area.code);
  const parts = node?.children.map((code) => tree?.byCode.get(code)).filter((part) => part !== undefined) ?? [];
  const isGone = area.bounds === null;
  const above = area.areas.filter(({ code }) => code !== area.code);
  const outOfBand =
    area.level === "grid" && area.kind === "urban" && area.households !== undefined && isOutOfBand(area.households);
  return (
    <CardFrame
      title={area.name}
      context={placeOf(above, text)}
      chips={
        <>
          <Chip>{area.level === "grid" ? text.areaKinds[area.kind] : text.levels[area.level]}</Chip>
          <Chip>{area.code}</Chip>
          {isGone && <Chip>{text.borders.noBorderNow}</Chip>}
          {parts.length > 0 && <Chip>{text.card.partsOf(formatCount(parts.length), text.levels[parts[0].level])}</Chip>}
        </>
      }
    >
      {isGone && <p className="card-note">{text.borders.goneNote}</p>}
      <dl className="card-figures">
        {!isGone && area.households !== undefined && (
          <div>
            <dt>{text.card.householdCount}</dt>
            <dd className={outOfBand ? "is-urgent" : undefined}>{formatCount(area.households)}</dd>
          </div>
        )}
        {!isGone && area.population !== undefined && (
          <div>
            <dt>{text.card.population}</dt>
            <dd>{formatCount(area.population)}</dd>
          </div>
        )}
        {!isGone && area.open_incidents !== undefined && (
          <div>
            <dt>{text.card.openCount}</dt>
            <dd>{formatCount(area.open_incidents)}</dd>
          </div>
        )}
        {!isGone && sum && (
          <div>
            <dt>{text.card.period}</dt>
            <dd>{formatCount(sum.all)}</dd>
          </div>
        )}
      </dl>
      <People responsible={area.responsible} />
    </CardFrame>
  );
}
