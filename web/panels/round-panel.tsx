import { IconPrinter, IconRoute, IconX } from "@tabler/icons-react";
import { chinaDay } from "../../domain/day.ts";
import { boundsOfPositions } from "../../domain/position.ts";
import type { AreaNode } from "../state/area-tree.ts";
import { treeFor } from "../state/derived.ts";
import { commonAddress } from "../state/due-list.ts";
import { clearRound } from "../state/plan-round.ts";
import { doorsOf, type RoundPlan, walkMinutes } from "../state/visit-round.ts";
import { formatCount, formatLength } from "../text/format.ts";
import { messageIn } from "../text/language.ts";
import { useApp, useChange, useCommands, useLanguage, useText } from "./app-context.tsx";
import { DueRows } from "./due-rows.tsx";
import { RowSkeletons } from "./notices.tsx";
import { RoundSheet } from "./round-sheet.tsx";
import { useVisitCommands } from "./visit-context.tsx";

/** The due visits of today in one grid as a walk: on the map, as a list, and on paper. */
export function RoundPanel() {
  const text = useText().visits.round;
  const visits = useVisitCommands();
  const change = useChange();
  const language = useLanguage();
  const area = useApp(areaForRound);
  const round = useApp((state) => state.round);
  const ready = round.state === "ready" ? round.last.value : null;
  const plan = async () => {
    if (!area) return;
    await visits.planRound(area.code, chinaDay(new Date()));
  };
  return (
    <>
      <div className="visits-bar">
        <button
          type="button"
          className={ready ? "secondary" : "primary"}
          disabled={!area || round.state === "loading"}
          onClick={() => void plan()}
        >
          <IconRoute size={16} stroke={1.75} aria-hidden="true" />
          {ready ? text.again : text.make}
        </button>
        {ready && ready.stops.length > 0 && (
          <span className="visits-bar-end">
            <button type="button" className="secondary" onClick={() => window.print()}>
              <IconPrinter size={16} stroke={1.75} aria-hidden="true" />
              {text.print}
            </button>
            <button
              type="button"
              className="secondary"
              aria-label={text.clear}
              title={text.clear}
              onClick={() => change(clearRound)}
            >
              <IconX size={16} stroke={1.75} aria-hidden="true" />
            </button>
          </span>
        )}
      </div>
      <div className="visits-scroll">
        {!area && !ready && <p className="visits-empty">{text.chooseArea}</p>}
        {area && round.state === "waiting" && <p className="visits-empty">{text.hint}</p>}
        {round.state === "loading" && <RowSkeletons rows={6} rowPx={26} />}
        {round.state === "failed" && (
          <div className="failure" role="alert">
            <p>
              <b>{text.failed}</b>
              {round.error.message && (round.error.status ?? 500) < 500 && (
                <> · {messageIn(language, round.error.message)}</>
              )}
            </p>
          </div>
        )}
        {ready && ready.stops.length === 0 && <p className="visits-empty">{text.empty}</p>}
        {ready && ready.stops.length > 0 && <Stops round={ready} />}
      </div>
      {ready && ready.stops.length > 0 && <RoundSheet round={ready} />}
    </>
  );
}

/** A round is one person's walk: it is made for a grid or a part of one. */
function areaForRound(state: Parameters<typeof treeFor>[0]): AreaNode | null {
  const node = state.scope === null ? undefined : treeFor(state)?.byCode.get(state.scope);
  return node && (node.level === "grid" || node.level === "microgrid") ? node : null;
}

function Stops({ round }: { round: RoundPlan }) {
  const text = useText().visits;
  const commands = useCommands();
  return (
    <>
      <p className="round-sum">
        <b>{text.round.sum(formatCount(round.stops.length), formatCount(doorsOf(round)))}</b>
        <button
          type="button"
          className="link"
          onClick={() => {
            const bounds = boundsOfPositions(round.stops.map(({ position }) => position));
            if (bounds) commands.fly({ bounds, maxZoom: 18 });
          }}
        >
          {text.round.walk(formatLength(round.metres), formatCount(walkMinutes(round.metres)))}
        </button>
        <small className="visits-quiet">{round.measured === "roads" ? text.round.roads : text.round.straight}</small>
        {round.left > 0 && <small className="visits-quiet">{text.round.left(formatCount(round.left))}</small>}
      </p>
      <ol className="due">
        {round.stops.map(({ address: first, position, households }, index) => {
          // why: a stop of several doors is called by what their addresses share
          const address = households.length > 1 ? commonAddress(households) : first;
          return (
            <li key={`${position.join()}-${address}`} className="due-group">
              <h3 title={address}>
                <i className="round-number">{index + 1}</i>
                <span className="due-title">{address}</span>
                {households.length > 1 && (
                  <small className="visits-quiet">{text.list.doors(formatCount(households.length))}</small>
                )}
              </h3>
              <DueRows items={households} title={address} />
            </li>
          );
        })}
      </ol>
    </>
  );
}
