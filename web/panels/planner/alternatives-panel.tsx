import { IconPlayerStop, IconWand } from "@tabler/icons-react";
import type { Alternative } from "../../state/planner/shown.ts";
import { formatCount, formatShare } from "../../text/format.ts";
import { LayoutSketch } from "./layout-sketch.tsx";
import { usePlannerText } from "./use-planner-text.ts";

export type AlternativesPanelProps = {
  alternatives: readonly Alternative[];
  /** share done, 0–1; null when nothing is being computed */
  progress: number | null;
  failed: boolean;
  /** the one that the draft has now */
  chosen: string | null;
  editable: boolean;
  locked: number;
  /** the next five are worked out by the server */
  onServer: boolean;
  onPlace: (onServer: boolean) => void;
  onMake: () => void;
  onStop: () => void;
  onChoose: (id: string) => void;
};

/** Divisions that the program proposes, in small; a press takes one. */
export function AlternativesPanel(props: AlternativesPanelProps) {
  const text = usePlannerText().auto;
  const { alternatives, progress, chosen, editable, locked } = props;
  return (
    <section className="planner-section" aria-label={text.title}>
      <h2>
        {text.title} <small>{text.hint}</small>
      </h2>
      {locked > 0 && <p className="planner-quiet">{text.lockedStay(formatCount(locked))}</p>}
      <ul className="planner-alternatives">
        {alternatives.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              disabled={!editable}
              aria-pressed={one.id === chosen}
              title={[text.use(text.presets[one.preset]), ...one.problems.map((key) => text.problems[key])].join(" · ")}
              onClick={() => props.onChoose(one.id)}
            >
              <LayoutSketch sketch={one.sketch} label={text.grids(formatCount(one.grids), formatCount(one.inBand))} />
              <b>
                {text.presets[one.preset]}
                {one.seed > 1 && ` ${one.seed}`}
              </b>
              <span>{text.facts(formatShare(one.worst), formatShare(one.onRoads))}</span>
            </button>
          </li>
        ))}
      </ul>
      {props.failed && (
        <p role="alert" className="planner-bad">
          {text.failed}
        </p>
      )}
      {progress === null ? (
        editable && (
          <>
            <button type="button" className="planner-button" onClick={props.onMake}>
              <IconWand size={16} stroke={1.75} aria-hidden="true" />
              {alternatives.length === 0 ? text.make : text.again}
            </button>
            <label className="planner-place" title={text.onServerHint}>
              <input
                type="checkbox"
                checked={props.onServer}
                onChange={({ target }) => props.onPlace(target.checked)}
              />
              {text.onServer}
            </label>
          </>
        )
      ) : (
        <p className="planner-progress" role="status">
          <progress value={progress} aria-label={text.title} />
          {text.progress(formatShare(Math.floor(progress * 100) / 100))}
          <button type="button" className="planner-button" onClick={props.onStop}>
            <IconPlayerStop size={16} stroke={1.75} aria-hidden="true" />
            {text.stop}
          </button>
        </p>
      )}
    </section>
  );
}
