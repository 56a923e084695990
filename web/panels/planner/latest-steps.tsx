import { useState } from "react";
import type { Step } from "../../state/planner/shown.ts";
import { formatCount, formatTime } from "../../text/format.ts";
import { usePlannerText } from "./use-planner-text.ts";

/** Steps seen before one asks for all. */
const FEW = 3;

export type LatestStepsProps = {
  /** all that were made and can be gone back or forth to, the first first */
  steps: readonly Step[];
  /** how many of them stand */
  at: number;
  onGoTo: (at: number) => void;
};

/** The draft's history: a slider over all steps, and the latest of them in words. */
export function LatestSteps({ steps, at, onGoTo }: LatestStepsProps) {
  const text = usePlannerText();
  const words = text.history;
  const [all, setAll] = useState(false);
  if (steps.length === 0) return null;
  const say = ({ label, grids }: Step) => words.entry(words.labels[label], text.list(grids));
  const listed = steps
    .map((step, index) => ({ step, n: index + 1 }))
    .slice(all ? 0 : Math.max(0, at - FEW), all ? undefined : Math.max(at, FEW));
  return (
    <section className="planner-section" aria-label={words.title}>
      <h2>
        {words.title}
        {steps.length > FEW && (
          <button type="button" className="link planner-end" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? words.fewer : words.all(formatCount(steps.length))}
          </button>
        )}
      </h2>
      <input
        type="range"
        className="planner-scrub"
        aria-label={words.scrub}
        aria-valuetext={at === 0 ? words.start : say(steps[at - 1])}
        min={0}
        max={steps.length}
        value={at}
        onChange={(event) => onGoTo(Number(event.target.value))}
      />
      <ol className="planner-steps">
        {listed.reverse().map(({ step, n }) => (
          <li key={n} aria-current={n === at ? "step" : undefined} className={n > at ? "planner-undone" : ""}>
            <button type="button" onClick={() => onGoTo(n)}>
              <time>{formatTime(new Date(step.at))}</time>
              {say(step)}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
