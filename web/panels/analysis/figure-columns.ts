import type { HandlingFigures } from "../../../domain/incident-figures.ts";
import { onTimeShare, satisfiedShare } from "../../state/analysis/figures.ts";
import type { AnalysisText } from "../../text/analysis-zh.ts";
import { formatCell, formatDuration, formatShare, MISSING } from "../../text/format.ts";
import type { Language } from "../../text/language.ts";

/** A column of the table of figures: what it is sorted by, and how it reads. */
export type Column = {
  key: string;
  title: string;
  hint?: string;
  value: (row: HandlingFigures) => number | null;
  read: (row: HandlingFigures) => string;
};

/** The columns: a state that was never reached has none. */
export function columnsOf(
  whole: HandlingFigures,
  states: readonly { code: string; name: string }[],
  words: AnalysisText["figures"],
  language: Language,
): Column[] {
  const count = (key: "reported" | "open" | "late" | "reopened"): Column => ({
    key,
    title: words[key],
    value: (row) => row[key],
    read: (row) => formatCell(row[key]),
  });
  const steps = states
    .filter(({ code }) => whole.medianS[code] !== undefined)
    .map(({ code, name }): Column => {
      const value = (row: HandlingFigures) => row.medianS[code] ?? null;
      const read = (row: HandlingFigures) => {
        const seconds = value(row);
        return seconds === null ? MISSING : formatDuration(seconds * 1000, language);
      };
      return { key: `step-${code}`, title: words.step(name), hint: words.stepHint(name), value, read };
    });
  return [
    count("reported"),
    count("open"),
    {
      key: "on-time",
      title: words.onTime,
      hint: words.onTimeHint,
      value: onTimeShare,
      read: (row) => formatShare(onTimeShare(row)),
    },
    count("late"),
    ...steps,
    count("reopened"),
    {
      key: "satisfied",
      title: words.satisfied,
      hint: words.satisfiedHint,
      value: satisfiedShare,
      read: (row) => formatShare(satisfiedShare(row)),
    },
  ];
}

/** By which column rows are sorted, and whether the most comes first. */
export type Sorting = { key: string; down: boolean };

/** `rows` sorted by one of `columns`; as they are where that column is there no more. What is not known comes last, whichever way. */
export function inOrder<T extends HandlingFigures>(
  rows: readonly T[],
  columns: readonly Column[],
  sorted: Sorting | null,
): readonly T[] {
  const value = columns.find(({ key }) => key === sorted?.key)?.value;
  if (!value || !sorted) return rows;
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0);
    return sorted.down ? y - x : x - y;
  });
}
