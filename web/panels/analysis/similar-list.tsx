import type { BuildingReason, SimilarBuilding } from "../../../domain/building.ts";
import { likeKindFor } from "../../state/analysis/server-answers.ts";
import { lastOf } from "../../state/loaded.ts";
import { formatCount, formatShare } from "../../text/format.ts";
import { nameIn } from "../../text/language.ts";
import { useApp, useCommands, useLanguage, useText } from "../app-context.tsx";
import { RowSkeletons } from "../notices.tsx";
import { useAnalysisText } from "./use-analysis-text.ts";
import { useAsk } from "./use-ask.ts";

/** Reasons that are told of a building: those that weigh most. */
const MOST_REASONS = 3;

/** 类似点位: buildings like those where a kind happened, each with its reasons; a click shows the building. */
export function SimilarList() {
  const words = useAnalysisText().similar;
  const language = useLanguage();
  const ask = useAsk();
  const kinds = useApp((state) => lastOf(state.town)?.codes.incidentKinds ?? null);
  const kind = useApp(likeKindFor);
  const loaded = useApp((state) => state.similar);
  const answer = lastOf(loaded);
  const found = answer?.kind === kind ? answer : null;
  return (
    <>
      <label className="colour-picker">
        <span>{words.kind}</span>
        <select value={kind ?? ""} onChange={(event) => ask({ like: event.target.value })}>
          {(kinds ?? []).map((one) => (
            <option key={one.code} value={one.code}>
              {nameIn(language, one.name)}
            </option>
          ))}
        </select>
      </label>
      <section className="places" aria-label={words.title(formatCount(found?.items.length ?? 0))}>
        {loaded.state === "failed" && (
          <p className="analysis-failed" role="alert">
            {words.failed}
          </p>
        )}
        {found === null && loaded.state !== "failed" && <RowSkeletons rows={5} rowPx={48} />}
        {found && (
          <>
            <h3>{found.items.length === 0 ? words.none : words.title(formatCount(found.items.length))}</h3>
            <p className="heat-note">{words.note(formatCount(found.incidents), formatCount(found.buildings))}</p>
            <ol>
              {found.items.map((building, at) => (
                <Similar key={building.id} building={building} number={at + 1} />
              ))}
            </ol>
          </>
        )}
      </section>
    </>
  );
}

function Similar({ building, number }: { building: SimilarBuilding; number: number }) {
  const commands = useCommands();
  const reasonIn = useReason();
  const { id, name, position, reasons } = building;
  return (
    <li>
      <button type="button" onClick={() => commands.select({ kind: "building", id }, { position, zoom: 18 })}>
        <i className="stop-number">{number}</i>
        <span>
          <b>{name}</b>
          {reasons.slice(0, MOST_REASONS).map((reason) => (
            <small key={reason.feature}>{reasonIn(reason)}</small>
          ))}
        </span>
      </button>
    </li>
  );
}

/** Says a reason: `层数不低于 6（发生过的楼 80% 如此，其他楼 31%）`. */
function useReason(): (reason: BuildingReason) => string {
  const words = useAnalysisText().similar;
  const { buildingKinds } = useText();
  return ({ feature, word, from, to, there, elsewhere }) => {
    const name = words.features[feature];
    const isShare = feature === "rented" || feature === "vacant" || feature === "elder";
    const figure = isShare ? formatShare : formatCount;
    const what =
      word !== null
        ? (buildingKinds[word] ?? word)
        : from === null
          ? words.below(name, figure(to ?? 0))
          : to === null
            ? words.above(name, figure(from))
            : words.between(name, figure(from), figure(to));
    return words.reason(what, words.shares(formatShare(there), formatShare(elsewhere)));
  };
}
