import { IconAlertTriangle, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import type { AreaId } from "../../../domain/layout/layout.ts";
import { nextProblem } from "../../state/planner/next-problem.ts";
import type { GridProblem, RepairOffer } from "../../state/planner/shown.ts";
import { formatCount } from "../../text/format.ts";
import { usePlannerText } from "./use-planner-text.ts";

export type ProblemListProps = {
  problems: readonly GridProblem[];
  editable: boolean;
  /** ways to mend them are being looked for */
  searching: boolean;
  /** flies there and selects it */
  onGo: (key: AreaId) => void;
  onRepair: (id: string) => void;
};

/** What is to be mended, each with its best way; the other ways by a press. */
export function ProblemList({ problems, editable, searching, onGo, onRepair }: ProblemListProps) {
  const text = usePlannerText().problems;
  const [last, setLast] = useState<AreaId | null>(null);
  const [open, setOpen] = useState<AreaId | null>(null);
  const go = (key: AreaId) => {
    setLast(key);
    onGo(key);
  };
  return (
    <section className="planner-section" aria-label={text.title}>
      <h2>
        {text.title} <small>{text.count(formatCount(problems.length))}</small>
        {problems.length > 0 && (
          <button
            type="button"
            className="link planner-end"
            onClick={() => {
              const next = nextProblem(problems, last);
              if (next) go(next.key);
            }}
          >
            {text.next}
            <IconChevronRight size={14} aria-hidden="true" />
          </button>
        )}
      </h2>
      {problems.length === 0 && <p className="planner-quiet">{text.none}</p>}
      <ul>
        {problems.map((problem) => (
          <li key={problem.key} className="planner-problem">
            <button type="button" className="planner-problem-name" onClick={() => go(problem.key)}>
              <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
              {problem.name} <b>{sayProblem(text, problem)}</b>
            </button>
            {editable && (
              <Repairs
                problem={problem}
                searching={searching}
                open={open === problem.key}
                onToggle={() => setOpen(open === problem.key ? null : problem.key)}
                onRepair={onRepair}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Words = ReturnType<typeof usePlannerText>["problems"];

function sayProblem(text: Words, { verdict, size }: GridProblem): string {
  if (verdict === "empty" || verdict === "nobody") return text[verdict];
  return text[verdict](formatCount(size));
}

type RepairsProps = {
  problem: GridProblem;
  searching: boolean;
  open: boolean;
  onToggle: () => void;
  onRepair: (id: string) => void;
};

function Repairs({ problem: { repairs, verdict }, searching, open, onToggle, onRepair }: RepairsProps) {
  const text = usePlannerText();
  const words = text.problems;
  const [best, ...others] = repairs;
  if (!best) {
    if (verdict === "nobody") return null;
    return <span className="planner-quiet">{searching ? words.searching : words.noRepair}</span>;
  }
  const offer = (repair: RepairOffer) => (
    <button key={repair.id} type="button" className="link" onClick={() => onRepair(repair.id)}>
      {words.repairs[repair.kind](text.list(repair.with))} <small>{words.moves(formatCount(repair.households))}</small>
    </button>
  );
  return (
    <span className="planner-repairs">
      {offer(best)}
      {open && others.map(offer)}
      {others.length > 0 && (
        <button type="button" className="planner-quiet" aria-expanded={open} onClick={onToggle}>
          {open ? words.fewer : words.more(formatCount(others.length))}
        </button>
      )}
    </span>
  );
}
