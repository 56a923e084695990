import { createPortal } from "react-dom";
import { dateOf } from "../state/days.ts";
import { treeFor } from "../state/derived.ts";
import { doorLabel } from "../state/due-list.ts";
import { lastOf } from "../state/loaded.ts";
import { doorsOf, type RoundPlan, walkMinutes } from "../state/visit-round.ts";
import { formatCount, formatDay, formatLength, MISSING } from "../text/format.ts";
import { nameIn } from "../text/language.ts";
import { useApp, useLanguage, useText } from "./app-context.tsx";
import "./round-sheet.css";

/** The round as a sheet of paper to take along: seen only in print, names masked, room to write. */
export function RoundSheet({ round }: { round: RoundPlan }) {
  const text = useText();
  const language = useLanguage();
  const types = useApp((state) => lastOf(state.town)?.codes.householdTypes ?? null);
  const simulated = useApp((state) => lastOf(state.town)?.simulated ?? false);
  const area = useApp((state) => treeFor(state)?.byCode.get(round.area)?.name ?? round.area);
  const words = text.visits.round;
  const now = new Date();
  const day = (value: string | null) => (value === null ? MISSING : formatDay(dateOf(value), now));
  const typeName = (code: string) => {
    const type = types?.find((other) => other.code === code);
    return type ? nameIn(language, type.name) : code;
  };
  return createPortal(
    <article className="round-sheet">
      <h1>{words.sheetTitle(area)}</h1>
      <p>
        {round.day} · {words.sum(formatCount(round.stops.length), formatCount(doorsOf(round)))} ·{" "}
        {words.walk(formatLength(round.metres), formatCount(walkMinutes(round.metres)))} (
        {round.measured === "roads" ? words.roads : words.straight}){simulated && <b> · {text.simulated}</b>}
      </p>
      <table>
        <thead>
          <tr>
            <th>{words.number}</th>
            <th>{words.address}</th>
            <th>{words.door}</th>
            <th>{words.type}</th>
            <th>{words.lastVisit}</th>
            <th>{words.due}</th>
            <th className="round-result">{words.result}</th>
          </tr>
        </thead>
        {round.stops.map(({ address, position, households }, index) => (
          <tbody key={`${position.join()}-${address}`}>
            {households.map((item, row) => (
              <tr key={item.id}>
                {row === 0 && (
                  <>
                    <th scope="rowgroup" rowSpan={households.length}>
                      {index + 1}
                    </th>
                    <td rowSpan={households.length}>{address}</td>
                  </>
                )}
                <td>
                  {doorLabel(item, address) ?? ""} {item.head ?? ""}
                </td>
                <td>{typeName(item.type)}</td>
                <td>{day(item.visits.last)}</td>
                <td>{day(item.visits.due)}</td>
                <td />
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <footer>{words.sheetNote}</footer>
    </article>,
    document.body,
  );
}
