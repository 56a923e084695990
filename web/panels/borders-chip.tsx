import { IconHistory } from "@tabler/icons-react";
import type { AreaChange } from "../../domain/border-difference.ts";
import { pastOf, showBorders, shownTree } from "../state/past-borders.ts";
import { formatCount } from "../text/format.ts";
import { useApp, useChange, useCommands, useText } from "./app-context.tsx";
import "./borders.css";

/** Says that the borders on the map are not today's, and what is different today. Nothing while they are today's. */
export function BordersChip() {
  const text = useText().borders;
  const change = useChange();
  const at = useApp((state) => state.bordersAt);
  const state = useApp(({ pastBorders }) => pastBorders.state);
  const past = useApp(pastOf);
  if (at === null) return null;
  const back = (
    <button type="button" className="borders-back" onClick={() => change(() => showBorders(null))}>
      {text.backToToday}
    </button>
  );
  if (!past) {
    return (
      <section className="borders-chip" role={state === "failed" ? "alert" : "status"}>
        <p>{state === "failed" ? text.failed(at) : text.loading(at)}</p>
        {back}
      </section>
    );
  }
  const { changes, gone, fresh } = past.difference;
  return (
    <section className="borders-chip" aria-label={text.title}>
      <p role="status">
        <IconHistory size={16} stroke={1.75} aria-hidden="true" />
        <b>{text.shown(past.day)}</b>
      </p>
      <p className="borders-small">{text.figures}</p>
      {changes.length === 0 ? (
        <p>{text.same}</p>
      ) : (
        <details>
          <summary>{sumsOf(changes, text)}</summary>
          <Changes changes={changes} />
        </details>
      )}
      {gone.length > 0 && (
        <p className="borders-small">
          <i className="borders-then" aria-hidden="true" />
          {text.lineThen}
        </p>
      )}
      {fresh.length > 0 && (
        <p className="borders-small">
          <i className="borders-now" aria-hidden="true" />
          {text.lineNow}
        </p>
      )}
      {back}
    </section>
  );
}

type Words = ReturnType<typeof useText>["borders"];

function sumsOf(changes: readonly AreaChange[], text: Words): string {
  const words = { gone: text.gone, new: text.fresh, moved: text.moved, described: text.described };
  const kinds = ["gone", "new", "moved", "described"] as const;
  return kinds
    .flatMap((kind) => {
      const count = changes.filter((one) => one.kind === kind).length;
      return count > 0 ? [words[kind](formatCount(count))] : [];
    })
    .join(" · ");
}

function Changes({ changes }: { changes: readonly AreaChange[] }) {
  const { borders: text, levels } = useText();
  const commands = useCommands();
  const tree = useApp(shownTree);
  return (
    <ul aria-label={text.changes}>
      {changes.map(({ kind, code, level, was, is }) => {
        const bounds = tree?.byCode.get(code)?.bounds;
        const name = was !== null && is !== null && was !== is ? text.renamed(was, is) : (was ?? is);
        return (
          <li key={code}>
            <button type="button" disabled={!bounds} onClick={() => bounds && commands.fly({ bounds })}>
              <b>{name}</b>
              <span>
                {levels[level]} · {text.kinds[kind]}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
