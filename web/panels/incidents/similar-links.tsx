import { formatCount } from "../../text/format.ts";
import { useOpenAnalysis } from "../analysis/use-ask.ts";
import { useKindName } from "../use-kind-name.ts";
import { useIncidentText } from "./incident-context.tsx";

/** From an incident to the buildings that are like those where its kind happened. */
export function SimilarLink({ kind }: { kind: string }) {
  const text = useIncidentText().card;
  const open = useOpenAnalysis();
  return (
    <p className="similar-links">
      <button
        type="button"
        className="link"
        title={text.similarHint}
        onClick={() => open({ name: "similar", like: kind })}
      >
        {text.similar}
      </button>
    </p>
  );
}

/** What happened at a building within a year, each kind with the way to the buildings that are like it. */
export function HappenedHere({ incidents }: { incidents: readonly { kind: string; count: number }[] }) {
  const text = useIncidentText().card;
  const kindOf = useKindName();
  const open = useOpenAnalysis();
  if (incidents.length === 0) return null;
  return (
    <section className="card-section" aria-label={text.happened}>
      <div className="card-head">
        <h3>{text.happened}</h3>
      </div>
      <p className="similar-links">
        {incidents.map(({ kind, count }) => (
          <button
            key={kind}
            type="button"
            className="link"
            title={text.similarHint}
            onClick={() => open({ name: "similar", like: kind })}
          >
            {text.happenedKind(kindOf(kind), formatCount(count))}
          </button>
        ))}
      </p>
    </section>
  );
}
