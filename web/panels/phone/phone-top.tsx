import { IconCloudOff, IconQrcode, IconSearch, IconUser, IconX } from "@tabler/icons-react";
import { lastOf } from "../../state/loaded.ts";
import { dueCountIn, openIncidentsIn, ownAreaIn, packIn, today } from "../../state/phone/round-derived.ts";
import { whoIn } from "../../state/session.ts";
import { formatCount, formatMoment } from "../../text/format.ts";
import { useApp, useMay } from "../app-context.tsx";
import { useActions, useRound, useRoundStore, useWords } from "./round-context.tsx";
import "./phone-top.css";

/** Over the map: where one is, what waits there, and the line to search by. */
export function PhoneTop() {
  const words = useWords();
  const actions = useActions();
  const day = today();
  const area = useRound(ownAreaIn);
  const due = useRound((state) => dueCountIn(state, day));
  const open = useRound((state) => openIncidentsIn(state).length);
  const townName = useApp((state) => lastOf(state.town)?.name ?? null);
  const mayIncidents = useMay("incidents");
  // why: under a tall sheet they would be seen in half
  const covered = useRound((state) => state.height === "tall");
  const name = area?.name ?? townName ?? words.top.everywhere;
  return (
    <header className="ptop">
      <SearchLine />
      <div className={covered ? "ptop-chips is-covered" : "ptop-chips"}>
        <button
          type="button"
          className="pchip pchip-own"
          aria-label={words.top.wholeGrid(name)}
          onClick={actions.flyHome}
        >
          {name}
        </button>
        <button type="button" className="pchip" onClick={() => actions.show("due")}>
          {words.top.due(formatCount(due))}
        </button>
        {mayIncidents && (
          <button type="button" className="pchip" onClick={() => actions.show("grid")}>
            {words.top.open(formatCount(open))}
          </button>
        )}
        <OfflineChip />
      </div>
    </header>
  );
}

function SearchLine() {
  const words = useWords();
  const actions = useActions();
  const round = useRoundStore();
  const query = useRound((state) => state.query);
  const searching = useRound((state) => state.tab === "search" && state.pages.length === 0);
  const who = useApp((state) => whoIn(state.session));
  return (
    <search className="ptop-search">
      <IconSearch size={24} stroke={1.6} aria-hidden="true" />
      <input
        id="round-search"
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder={words.top.search}
        aria-label={words.top.searchLabel}
        aria-controls="round-tab"
        value={query}
        onFocus={() => {
          if (!searching) actions.show("search");
        }}
        onChange={(event) => {
          if (!searching) actions.show("search");
          round.setState({ query: event.target.value });
        }}
        onKeyDown={(event) => {
          // why: the keyboard of a phone hides what was found
          if (event.key === "Enter" && !event.nativeEvent.isComposing) event.currentTarget.blur();
        }}
      />
      {query !== "" && (
        <button type="button" aria-label={words.top.clear} onClick={() => round.setState({ query: "" })}>
          <IconX size={24} stroke={1.6} aria-hidden="true" />
        </button>
      )}
      <button type="button" aria-label={words.top.scan} onClick={() => actions.open({ kind: "scan" })}>
        <IconQrcode size={24} stroke={1.6} aria-hidden="true" />
      </button>
      {who && (
        <button type="button" aria-label={words.top.me(who.name)} onClick={() => actions.open({ kind: "me" })}>
          <IconUser size={24} stroke={1.6} aria-hidden="true" />
        </button>
      )}
    </search>
  );
}

/** Without a network: what one looks at is of a while ago. */
function OfflineChip() {
  const words = useWords();
  const online = useRound((state) => state.online);
  const at = useRound((state) => packIn(state)?.at ?? null);
  return (
    <span role="status" className="ptop-state">
      {!online && (
        <span className="pchip pchip-offline">
          <IconCloudOff size={20} stroke={1.75} aria-hidden="true" />
          {words.offline}
          {at && <span className="unseen">{words.offlineHint(formatMoment(new Date(at), new Date()))}</span>}
        </span>
      )}
    </span>
  );
}
