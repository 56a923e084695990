import { IconCurrentLocation } from "@tabler/icons-react";
import { useMemo } from "react";
import type { Position } from "../../../domain/position.ts";
import { isDue } from "../../state/phone/due.ts";
import { type NearPlace, nearestOf, nearestPlaces } from "../../state/phone/nearby.ts";
import { buildingIn, householdsIn, openIncidentsIn, packIn, today } from "../../state/phone/round-derived.ts";
import { formatCount, formatFigure } from "../../text/format.ts";
import { useMay } from "../app-context.tsx";
import { IncidentLine } from "./incident-line.tsx";
import { useActions, useRound, useWords } from "./round-context.tsx";
import { HouseholdLine, Simulated, TabHead, Tag } from "./round-parts.tsx";
import { buildingWords, wayWords } from "./round-words.ts";

const PLACES = 12;
const INCIDENTS = 3;
/** Further than this nothing is near. */
const NEAR_M = 2000;

/** What is near where the worker stands; or how to let the page know where that is. */
export function NearTab() {
  const words = useWords();
  const own = useRound((state) => state.own);
  return (
    <>
      <TabHead
        title={words.near.title}
        note={own.state === "known" ? words.near.accuracy(formatFigure(own.accuracyM)) : null}
      >
        <Simulated />
      </TabHead>
      {own.state === "known" ? <NearLists position={own.position} /> : <AskPosition />}
    </>
  );
}

/** Asks for the position, and says what to do where it is refused. */
export function AskPosition({ lead }: { lead?: string }) {
  const words = useWords();
  const actions = useActions();
  const own = useRound((state) => state.own);
  return (
    <>
      <p role="status" className={own.state === "failed" ? "told told-warning" : "told"}>
        {own.state === "failed"
          ? words.near[own.reason]
          : own.state === "asking"
            ? words.near.asking
            : (lead ?? words.near.ask)}
      </p>
      {own.state !== "asking" && (
        <button type="button" className="action action-primary" onClick={actions.locate}>
          <IconCurrentLocation size={24} stroke={1.6} aria-hidden="true" />
          {own.state === "failed" ? words.near.retry : words.near.start}
        </button>
      )}
    </>
  );
}

function NearLists({ position }: { position: Position }) {
  const words = useWords();
  const actions = useActions();
  const households = useRound(householdsIn);
  const incidents = useRound(openIncidentsIn);
  const mayIncidents = useMay("incidents");
  const places = useMemo(
    () => nearestPlaces(households, position, PLACES).filter(({ way }) => way.metres < NEAR_M),
    [households, position],
  );
  const near = mayIncidents ? nearestOf(incidents, position, INCIDENTS).filter(({ way }) => way.metres < NEAR_M) : [];
  return (
    <>
      {places.length === 0 && <p className="told">{words.near.nothing}</p>}
      <ul className="lines">
        {places.map((place) =>
          place.building === null || place.households.length === 1 ? (
            <HouseholdLine
              key={`door-${place.households[0].id}`}
              household={place.households[0]}
              end={<span className="line-end">{wayWords(place.way, words)}</span>}
            />
          ) : (
            <BuildingLine key={`building-${place.building}`} place={place} building={place.building} />
          ),
        )}
      </ul>
      {near.length > 0 && (
        <section aria-label={words.grid.incidents}>
          <h3 className="section-title">{words.grid.incidents}</h3>
          <ul className="lines">
            {near.map(({ thing, way }) => (
              <IncidentLine key={thing.id} incident={thing} way={wayWords(way, words)} />
            ))}
          </ul>
        </section>
      )}
      <button type="button" className="action action-quiet" onClick={actions.stopLocating}>
        {words.near.stop}
      </button>
    </>
  );
}

function BuildingLine({ place, building: id }: { place: NearPlace; building: number }) {
  const words = useWords();
  const actions = useActions();
  const building = useRound((state) => buildingIn(state, id));
  const areas = useRound((state) => packIn(state)?.areas) ?? [];
  const day = today();
  const due = place.households.filter((one) => isDue(one, day)).length;
  return (
    <li>
      <button type="button" className="line" onClick={() => actions.open({ kind: "building", id })}>
        <span className="line-words">
          <b>{buildingWords(building, place.households[0].address, areas)}</b>
          <span>
            {words.grid.doors(formatCount(place.households.length))} · {wayWords(place.way, words)}
          </span>
        </span>
        {due > 0 && <Tag tone="warning">{words.near.due(formatCount(due))}</Tag>}
      </button>
    </li>
  );
}
