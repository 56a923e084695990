import { useMemo } from "react";
import { MOST_URGENT } from "../../../domain/wall/day.ts";
import { urgentOnes } from "../../state/wall/incidents.ts";
import type { Rect } from "../../state/wall/screen.ts";
import { formatCount, formatDuration } from "../../text/format.ts";
import { KindIcon } from "../kind-icon.tsx";
import { WallBox } from "./wall-box.tsx";
import {
  useAnswer,
  useCodeName,
  useKindIcon,
  useMinute,
  useRem,
  useWallLanguage,
  useWallText,
} from "./wall-context.tsx";
import "./urgent.css";

/** The most urgent open incidents, and how many there are. */
export function UrgentBox({ at }: { at: Rect }) {
  const text = useWallText();
  const language = useWallLanguage();
  const now = useMinute();
  const rem = useRem();
  const kindName = useCodeName("incidentKinds");
  const stateName = useCodeName("incidentStates");
  const iconOf = useKindIcon();
  const incidents = useAnswer("incidents");
  const wall = useAnswer("wall");
  const urgent = useMemo(() => urgentOnes(incidents ?? [], wall?.codes.urgencies ?? []), [incidents, wall]);
  return (
    <WallBox at={at} name="urgent" title={text.urgent.title} note={text.urgent.count(formatCount(urgent.length))}>
      {urgent.length === 0 && <p className="wall-none">{text.urgent.none}</p>}
      <ul>
        {urgent.slice(0, MOST_URGENT).map(({ id, kind, state, grid, reportedAt }) => (
          <li key={id}>
            <KindIcon icon={iconOf(kind)} size={1.5 * rem} />
            <div>
              <b>{kindName(kind)}</b>
              <span>{grid?.name ?? text.noPlace}</span>
            </div>
            <div>
              <span>{stateName(state)}</span>
              <b>{formatDuration(now - Date.parse(reportedAt), language)}</b>
            </div>
          </li>
        ))}
      </ul>
    </WallBox>
  );
}
