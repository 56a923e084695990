import { IconPlayerStop, IconScale } from "@tabler/icons-react";
import { type FormEvent, useId, useState } from "react";
import type { Reshape, ReshapingState } from "../../state/planner/reshaping.ts";
import { formatCount, formatShare } from "../../text/format.ts";
import { usePlannerText } from "./use-planner-text.ts";

export type RebalanceFormProps = {
  reshaping: ReshapingState;
  /** of the whole layout */
  households: number;
  onAsk: (asked: Reshape) => void;
  onStop: () => void;
};

/** Households that may change their grid where nobody says, percent. */
const USUAL_PERCENT = "10";

/** Brings the grids back into the band while at most a share of the households change theirs. */
export function RebalanceForm({ reshaping, households, onAsk, onStop }: RebalanceFormProps) {
  const words = usePlannerText();
  const text = words.reshape;
  const id = useId();
  const [typed, setTyped] = useState(USUAL_PERCENT);
  const percent = Number(typed);
  const isFit = typed.trim() !== "" && percent > 0 && percent <= 100;
  const isRunning = reshaping.state === "running";
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isFit && !isRunning) onAsk({ kind: "rebalance", share: percent / 100 });
  };
  return (
    <section className="planner-section" aria-label={text.title}>
      <h2>
        {text.title} <small>{text.hint}</small>
      </h2>
      <form className="planner-reshape" onSubmit={onSubmit} noValidate>
        <label htmlFor={id}>{text.most}</label>
        <input
          id={id}
          aria-label={text.share}
          aria-invalid={!isFit || undefined}
          type="number"
          inputMode="decimal"
          min={1}
          max={100}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <span>{text.mayMove}</span>
        <button type="submit" className="planner-button" disabled={!isFit || isRunning}>
          <IconScale size={16} stroke={1.75} aria-hidden="true" />
          {text.rebalance}
        </button>
      </form>
      {"asked" in reshaping && reshaping.asked.kind === "rebalance" && (
        <Outcome reshaping={reshaping} households={households} onStop={onStop} />
      )}
    </section>
  );
}

type OutcomeProps = {
  reshaping: Exclude<ReshapingState, { state: "idle" }>;
  households: number;
  onStop: () => void;
};

function Outcome({ reshaping, households, onStop }: OutcomeProps) {
  const words = usePlannerText();
  const text = words.reshape;
  switch (reshaping.state) {
    case "running":
      return (
        <p className="planner-progress" role="status">
          <progress value={reshaping.progress} aria-label={text.title} />
          {text.running(formatShare(Math.floor(reshaping.progress * 100) / 100))}
          <button type="button" className="planner-button" onClick={onStop}>
            <IconPlayerStop size={16} stroke={1.75} aria-hidden="true" />
            {words.auto.stop}
          </button>
        </p>
      );
    case "failed":
      return (
        <p role="alert" className="planner-bad">
          {text.failed}
        </p>
      );
    case "done": {
      const { moved, grids, inBand, problems } = reshaping.reshaped;
      const change = moved === 0 ? text.nothing : text.moved(formatCount(moved), formatShare(moved / households));
      return (
        <p role="status" className={inBand < grids ? "planner-reshaped planner-bad" : "planner-reshaped"}>
          {[
            change,
            text.inBand(formatCount(inBand), formatCount(grids)),
            ...(inBand < grids ? problems.map((key) => words.auto.problems[key]) : []),
          ].join(" · ")}
        </p>
      );
    }
  }
}
