import type { CodeTables, Name } from "../../../domain/codes.ts";
import type { Flow } from "../../../domain/flow/flow.ts";
import type { Simulation } from "../../../domain/flow/simulation.ts";
import { administrationTexts } from "../../text/administration.ts";
import { formatMoment } from "../../text/format.ts";
import { nameIn } from "../../text/language.ts";
import { useLanguage, useText } from "../app-context.tsx";

type Props = { result: Simulation; flows: readonly Flow[]; codes: CodeTables };

/** What would become of a report: its flow, its kind and why, who gets it and whom the search came by, and its clock. */
export function SimulationResult({ result, flows, codes }: Props) {
  const language = useLanguage();
  const text = administrationTexts[language].flow.simulator;
  const levels = useText().levels;
  const named = (rows: readonly { code: string; name: Name }[], code: string | null): string => {
    const row = rows.find((one) => one.code === code);
    return row ? nameIn(language, row.name) : (code ?? "");
  };
  const { why } = result.kind;
  const reason = why.by === "word" ? text.why.word(why.word) : text.why[why.by];
  const at = (iso: string) => formatMoment(new Date(iso), new Date());
  const { assignee } = result;
  const facts: [string, string][] = [
    [text.flow, named(flows, result.flow)],
    [text.kind, `${named(codes.incidentKinds, result.kind.code)} · ${reason}`],
    [text.assignee, assignee ? `${assignee.name} · ${named(codes.duties, assignee.duty)}` : text.nobody],
    [text.remind, at(result.remindAt)],
    [text.due, at(result.dueAt)],
    [text.yellow, at(result.yellowAt)],
    [text.red, at(result.redAt)],
  ];
  return (
    <div className="simulation" role="status" aria-label={text.result}>
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{text.tried}</h3>
      <ol>
        {result.tried.map(({ area, level, duty, person, why: because }) => (
          <li key={`${area}-${duty}-${person}`} className={because === "on-duty" ? "is-chosen" : undefined}>
            <b>{[levels[level], duty && named(codes.duties, duty), person].filter(Boolean).join(" · ")}</b>
            <span>{text.triedWhy[because]}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
