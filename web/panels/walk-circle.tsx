import { WALK_MINUTES } from "../../domain/walk.ts";
import { boundsOf } from "../state/areas.ts";
import { lastOf } from "../state/loaded.ts";
import { formatCount, MISSING } from "../text/format.ts";
import { useApp, useChange, useCommands, useText } from "./app-context.tsx";
import { Chip } from "./card-frame.tsx";
import "./walk-circle.css";

/** How far one walks to a facility: 5, 10 or 15 minutes, how many households live within, and how that was measured. */
export function WalkCircle() {
  const text = useText();
  const change = useChange();
  const commands = useCommands();
  const minutes = useApp((state) => state.walkMinutes);
  const loaded = useApp((state) => state.circle);
  const circle = lastOf(loaded);
  const bounds = circle && boundsOf(circle.area);
  return (
    <section className="card-section" aria-label={text.walk.circle}>
      <div className="card-head">
        <h3>{text.walk.circle}</h3>
        {circle?.measured === "straight" && <Chip tone="warning">{text.walk.straightTag}</Chip>}
        {bounds && (
          <button type="button" className="link" onClick={() => commands.fly({ bounds })}>
            {text.walk.wholeCircle}
          </button>
        )}
      </div>
      <fieldset className="walk-minutes" aria-label={text.walk.circle}>
        {WALK_MINUTES.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === minutes}
            onClick={() => change(() => ({ walkMinutes: one }))}
          >
            {text.walk.minutes(String(one))}
          </button>
        ))}
      </fieldset>
      {loaded.state === "failed" ? (
        <p className="card-quiet" role="alert">
          {text.walk.circleFailed}
        </p>
      ) : (
        <>
          {(circle === null || circle.households !== undefined) && (
            <p className="walk-within" aria-live="polite">
              <span>{text.walk.within}</span>
              <b>{circle ? text.card.households(formatCount(circle.households ?? 0)) : MISSING}</b>
            </p>
          )}
          {circle && (
            <p className="card-quiet">
              {(circle.measured === "roads" ? text.walk.reach : text.walk.reachStraight)(formatCount(circle.metres))}
            </p>
          )}
        </>
      )}
    </section>
  );
}
