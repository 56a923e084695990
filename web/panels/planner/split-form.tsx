import { IconGridDots } from "@tabler/icons-react";
import { type FormEvent, useId, useState } from "react";
import type { LayoutLevel } from "../../../domain/layout/layout.ts";
import { usePlannerText } from "./use-planner-text.ts";

export type SplitFormProps = {
  level: LayoutLevel;
  /** into how many where nobody says */
  usual: number;
  /** why it cannot be divided; null where it can */
  fault: "locked" | "one" | null;
  busy: boolean;
  failed: boolean;
  onSplit: (count: number) => void;
};

/** More parts of one area make no sense. */
const MOST_PARTS = 20;

/** Divides the area that is chosen in so many of like loads. */
export function SplitForm({ level, usual, fault, busy, failed, onSplit }: SplitFormProps) {
  const text = usePlannerText().reshape;
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const count = typed === null ? Math.min(MOST_PARTS, usual) : Number(typed);
  const isFit = Number.isInteger(count) && count >= 2 && count <= MOST_PARTS;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isFit && fault === null && !busy) onSplit(count);
  };
  return (
    <form className="planner-reshape" onSubmit={onSubmit} noValidate>
      <label htmlFor={id}>{text.into}</label>
      <input
        id={id}
        aria-label={text.count}
        aria-invalid={!isFit || undefined}
        type="number"
        inputMode="numeric"
        min={2}
        max={MOST_PARTS}
        value={typed ?? count}
        onChange={({ target }) => setTyped(target.value)}
      />
      <span>{text.parts[level]}</span>
      <button
        type="submit"
        className="planner-button"
        disabled={!isFit || fault !== null || busy}
        title={fault === null ? undefined : text.faults[fault]}
      >
        <IconGridDots size={16} stroke={1.75} aria-hidden="true" />
        {text.split}
      </button>
      {failed && (
        <span role="alert" className="planner-bad">
          {text.splitFailed}
        </span>
      )}
    </form>
  );
}
