import { WALK_MINUTES } from "../../domain/walk.ts";
import { colourBy } from "../state/colouring.ts";
import { treeFor } from "../state/derived.ts";
import { lastOf } from "../state/loaded.ts";
import { mostOutside } from "../state/walk-outside.ts";
import { formatCount } from "../text/format.ts";
import { useApp, useChange, useCommands, useText } from "./app-context.tsx";
import "./walk-circle.css";

const MOST = 8;

/** Below the classes: how long one walks, and the areas where most live outside every circle. */
export function WalkLegend() {
  const text = useText();
  const change = useChange();
  const commands = useCommands();
  const by = useApp((state) => state.colourBy);
  const tree = useApp(treeFor);
  const scope = useApp((state) => state.scope);
  const loaded = useApp((state) => state.outside);
  if (by.kind !== "walk") return null;
  const outside = lastOf(loaded);
  const rows = tree && outside ? mostOutside(tree, scope, outside).slice(0, MOST) : [];
  return (
    <section className="legend walk-legend" aria-label={text.walk.outsideBy}>
      <fieldset className="walk-minutes" aria-label={text.walk.circle}>
        {WALK_MINUTES.map((minutes) => (
          <button
            key={minutes}
            type="button"
            aria-pressed={minutes === by.minutes}
            onClick={() => change(colourBy({ ...by, minutes }))}
          >
            {text.walk.minutes(String(minutes))}
          </button>
        ))}
      </fieldset>
      {loaded.state === "failed" && (
        <p className="walk-note" role="alert">
          {text.walk.circleFailed}
        </p>
      )}
      {outside && (
        <>
          <h3>{text.walk.outsideBy}</h3>
          {rows.length === 0 && <p className="walk-note">{text.walk.allWithin}</p>}
          <ul>
            {rows.map(({ code, name, households, outside }) => (
              <li key={code}>
                <button
                  type="button"
                  className="walk-area"
                  onClick={() => {
                    const bounds = tree?.byCode.get(code)?.bounds;
                    commands.select({ kind: "area", code }, bounds ? { bounds } : undefined);
                  }}
                >
                  <span>{name}</span>
                  <i aria-hidden="true">
                    <i style={{ width: `${(100 * outside) / households}%` }} />
                  </i>
                  <b>{text.walk.share(formatCount(outside), formatCount(households))}</b>
                </button>
              </li>
            ))}
          </ul>
          <p className="walk-note">
            {text.walk.reach(formatCount(outside.metres))}
            {outside.straight > 0 && text.walk.straightHouseholds(formatCount(outside.straight))}
          </p>
        </>
      )}
    </section>
  );
}
