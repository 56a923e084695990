import { CELLS_M } from "../../state/analysis/choice.ts";
import { BANDWIDTHS_M } from "../../state/url.ts";
import { formatCount } from "../../text/format.ts";
import { useApp, useChange } from "../app-context.tsx";
import { useAnalysisText } from "./use-analysis-text.ts";
import { useAsk } from "./use-ask.ts";

type Props<T> = {
  label: string;
  choices: readonly T[];
  chosen: T | null;
  nameOf: (choice: T) => string;
  /** the name in more words, for those who do not see the unit above */
  says?: (choice: T) => string;
  onChoose: (choice: T) => void;
};

/** One of a few. */
export function Choice<T extends string | number>({ label, choices, chosen, nameOf, says, onChoose }: Props<T>) {
  return (
    <fieldset className="analysis-setting" aria-label={label}>
      <span>{label}</span>
      <div className="choices">
        {choices.map((choice) => (
          <button
            key={choice}
            type="button"
            aria-label={says?.(choice)}
            aria-pressed={choice === chosen}
            onClick={() => onChoose(choice)}
          >
            {nameOf(choice)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** Side of the squares of ground. */
export function CellChoice() {
  const words = useAnalysisText();
  const ask = useAsk();
  const cellM = useApp((state) => state.analysis.cellM);
  return (
    <Choice
      label={words.cell}
      choices={CELLS_M}
      chosen={cellM}
      nameOf={formatCount}
      says={(metres) => words.metres(formatCount(metres))}
      onChoose={(metres) => ask({ cellM: metres })}
    />
  );
}

/** Radius of the kernel, the same as that of the density. */
export function BandwidthChoice() {
  const words = useAnalysisText();
  const change = useChange();
  const bandwidthM = useApp((state) => state.bandwidthM);
  return (
    <Choice
      label={words.bandwidth}
      choices={BANDWIDTHS_M}
      chosen={bandwidthM}
      nameOf={formatCount}
      says={(metres) => words.metres(formatCount(metres))}
      onChoose={(metres) => change(() => ({ bandwidthM: metres }))}
    />
  );
}
