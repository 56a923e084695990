import { IconRoute2 } from "@tabler/icons-react";
import { useMemo } from "react";
import { wayBetween } from "../../state/phone/nearby.ts";
import { buildingIn, householdsIn, packIn } from "../../state/phone/round-derived.ts";
import { formatCount } from "../../text/format.ts";
import { Elevation } from "../elevation.tsx";
import { PageHead } from "./page-head.tsx";
import { useActions, useRound, useWords } from "./round-context.tsx";
import { Simulated } from "./round-parts.tsx";
import { buildingWords, wayWords } from "./round-words.ts";

/** A building from the front: floors × stairs, a cell a door; what to know before walking up. */
export function BuildingPage({ id }: { id: number }) {
  const words = useWords();
  const actions = useActions();
  const building = useRound((state) => buildingIn(state, id));
  const areas = useRound((state) => packIn(state)?.areas) ?? [];
  const all = useRound(householdsIn);
  const own = useRound((state) => state.own);
  const households = useMemo(() => all.filter((one) => one.building === id), [all, id]);
  const title = buildingWords(building, households[0]?.address ?? "", areas) || words.search.building;
  const position = building?.position ?? households[0]?.position;
  const { floors, units } = building ?? { floors: null, units: null };
  return (
    <>
      <div className="psheet-body">
        <PageHead
          title={title}
          below={
            <>
              <span>{words.building.households(formatCount(households.length))}</span>
              {floors !== null && units !== null && (
                <span>{words.building.shape(formatCount(floors), formatCount(units))}</span>
              )}
              {own.state === "known" && position && <span>{wayWords(wayBetween(own.position, position), words)}</span>}
            </>
          }
        >
          <Simulated />
        </PageHead>
        <Elevation households={households} chosen={null} />
      </div>
      {position && (
        <div className="psheet-foot">
          <button
            type="button"
            className="action action-primary"
            onClick={() => actions.open({ kind: "lead", position, place: title })}
          >
            <IconRoute2 size={24} stroke={1.6} aria-hidden="true" />
            {words.household.lead}
          </button>
        </div>
      )}
    </>
  );
}
