import { IconCloudOff, IconDatabaseOff } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { Loaded } from "../state/loaded.ts";
import { lastOf } from "../state/loaded.ts";
import type { Slot } from "../state/loading.ts";
import { formatTime } from "../text/format.ts";
import { useApp, useCommands, useText } from "./app-context.tsx";
import { AwayNotice } from "./away-notice.tsx";
import "./notices.css";

/** Grey rows where a list will be. */
export function RowSkeletons({ rows, rowPx }: { rows: number; rowPx: number }) {
  const text = useText();
  return (
    <div className="skeletons" role="status" aria-label={text.loading}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of nothing
        <div key={row} style={{ height: rowPx }}>
          <i style={{ width: `${[62, 48, 70, 55][row % 4]}%` }} />
        </div>
      ))}
    </div>
  );
}

/** In the place of a list that did not come: what, and another try. */
export function ListFailure({ what, onRetry }: { what: string; onRetry: () => void }) {
  const text = useText();
  return (
    <div className="failure" role="alert">
      <p>
        <b>{what}</b>
      </p>
      <button type="button" className="link" onClick={onRetry}>
        {text.retry}
      </button>
    </div>
  );
}

/** What did not load, and what to do. The last data stay on screen, dated. */
export function LoadFailure(props: { loaded: Loaded<unknown>; what: string; slot: Slot }) {
  const { loaded, what, slot } = props;
  const text = useText();
  const commands = useCommands();
  if (loaded.state !== "failed") return null;
  return (
    <div className="failure" role="alert">
      <p>
        <b>{what}</b>
        {loaded.last && <> · {text.states.stillShowing(formatTime(new Date(loaded.last.at)))}</>}
      </p>
      <p className="failure-code">
        {text.states.code} {loaded.error.code}
        {loaded.error.where && ` · ${loaded.error.where}`}
      </p>
      <button type="button" className="link" onClick={() => commands.reload(slot)}>
        {text.retry}
      </button>
    </div>
  );
}

/** Over the map: the town cannot be read at all, or there is nothing in it yet. */
export function TownNotice() {
  const text = useText();
  const commands = useCommands();
  const town = useApp((state) => state.town);
  const known = lastOf(town);
  if (town.state === "failed" && known === null) {
    return <AwayNotice error={town.error} onRetry={() => commands.reload("town")} />;
  }
  if (known && known.bounds === null) {
    return (
      <section className="notice">
        <IconDatabaseOff size={32} stroke={1.6} aria-hidden="true" />
        <h2>{text.states.emptyTitle}</h2>
        <p>{text.states.emptyBody}</p>
        <pre>{COMMANDS.join("\n")}</pre>
        <button type="button" className="primary" onClick={() => commands.reload("town")}>
          {text.retry}
        </button>
      </section>
    );
  }
  return null;
}

const COMMANDS = [
  "npm run import -- grids grids.geojson",
  "npm run import -- households households.csv",
  "DEMO=street npm start",
];

/** The connection for live events is lost, or the machine is offline. */
export function LiveChip() {
  const text = useText();
  const live = useApp((state) => state.live);
  const online = useOnline();
  if (online && live !== "lost") return null;
  return (
    <output className="live-chip" title={text.states.liveLostHint}>
      <IconCloudOff size={16} stroke={1.75} aria-hidden="true" />
      {online ? text.states.liveLost : text.states.offline}
    </output>
  );
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    window.addEventListener("online", update);
    window.addEventListener("offline", update);
    return () => {
      window.removeEventListener("online", update);
      window.removeEventListener("offline", update);
    };
  }, []);
  return online;
}
