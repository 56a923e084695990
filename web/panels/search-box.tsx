import { IconSearch, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Flight } from "../state/camera.ts";
import { type Found, groupFound, selectionOf } from "../state/found.ts";
import type { Text } from "../text/zh-CN.ts";
import { useCommands, useText } from "./app-context.tsx";
import "./search-box.css";

/** After the last key, before the server is asked. */
const PAUSE_MS = 180;

type Answer = { kind: "none" } | { kind: "found"; query: string; items: readonly Found[] } | { kind: "failed" };

/** Search by name, door or number; `/` puts the caret here. Choosing a result flies there and opens its card. */
export function SearchBox({ large = false }: { large?: boolean }) {
  const text = useText();
  const commands = useCommands();
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [query, setQuery] = useState("");
  const [composing, setComposing] = useState(false);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const answer = useAnswer(query.trim(), composing);

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer starts at its first row
  useEffect(() => setActive(0), [answer]);

  const groups = answer.kind === "found" ? groupFound(answer.items) : [];
  const rows = groups.flatMap((group) => group.items);
  const shown = open && query.trim() !== "" && answer.kind !== "none";

  const choose = (found: Found) => {
    commands.select(selectionOf(found), flightTo(found));
    setOpen(false);
    input.current?.blur();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // why: Enter and the arrows belong to the input method while it is composing
    if (composing || event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      if (shown) setOpen(false);
      else input.current?.blur();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (rows.length > 0) setActive((active + step + rows.length) % rows.length);
    } else if (event.key === "Enter" && shown && rows[active]) {
      choose(rows[active]);
    }
  };

  return (
    <search className={large ? "search search-large" : "search"}>
      <IconSearch size={large ? 22 : 16} stroke={1.75} className="search-icon" aria-hidden="true" />
      <input
        ref={input}
        role="combobox"
        aria-label={text.search.label}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && rows[active] ? `${listId}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        placeholder={text.search.placeholder}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setOpen(true);
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {query === "" ? (
        !large && <kbd>/</kbd>
      ) : (
        <button
          type="button"
          className="search-clear"
          aria-label={text.search.clear}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            setQuery("");
            input.current?.focus();
          }}
        >
          <IconX size={large ? 20 : 14} />
        </button>
      )}
      {shown && (
        // why mouse down: the list must still be there when the button is released
        // biome-ignore lint/a11y/noStaticElementInteractions: keeps the caret in the input, which the keys belong to
        <div className="search-list" onMouseDown={(event) => event.preventDefault()}>
          {answer.kind === "failed" && <p className="search-note">{text.search.failed}</p>}
          {answer.kind === "found" && rows.length === 0 && (
            <p className="search-note">{text.search.none(answer.query)}</p>
          )}
          <div role="listbox" id={listId} aria-label={text.search.results(String(rows.length))}>
            {groups.map(({ kind, items }) => (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox
              <div key={kind} role="group" aria-label={text.search.kinds[kind]}>
                <div className="search-group" aria-hidden="true">
                  {text.search.kinds[kind]}
                </div>
                {items.map((found) => (
                  <Row
                    key={`${found.kind}-${found.id}`}
                    found={found}
                    id={`${listId}-${rows.indexOf(found)}`}
                    active={rows[active] === found}
                    onChoose={() => choose(found)}
                  />
                ))}
              </div>
            ))}
          </div>
        </div>
      )}
    </search>
  );
}

function Row(props: { found: Found; id: string; active: boolean; onChoose: () => void }) {
  const { found, id, active, onChoose } = props;
  const text = useText();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus and names the active row
    <div ref={row} role="option" id={id} aria-selected={active} className="search-row" onClick={onChoose}>
      <span className="search-title">{found.title}</span>
      <span className="search-context">{contextOf(found, text)}</span>
    </div>
  );
}

/** Places and roads come with the code of their kind; only those that have a word are shown. */
const contextOf = (found: Found, text: Text): string =>
  found.kind === "place" || found.kind === "road" ? (text.placeKinds[found.context] ?? "") : found.context;

/** What the server found for `query`; asked after a pause, and never in the middle of a composition. */
function useAnswer(query: string, composing: boolean): Answer {
  const commands = useCommands();
  const [answer, setAnswer] = useState<Answer>({ kind: "none" });
  useEffect(() => {
    if (composing) return;
    if (query === "") return setAnswer({ kind: "none" });
    const request = new AbortController();
    const timer = setTimeout(async () => {
      const items = await commands.search(query, request.signal);
      if (!request.signal.aborted) setAnswer(items ? { kind: "found", query, items } : { kind: "failed" });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      request.abort();
    };
  }, [query, composing, commands]);
  return answer;
}

const closeUp: Record<Found["kind"], number> = {
  area: 15,
  building: 18,
  household: 19,
  place: 17,
  road: 16.5,
  facility: 18,
  incident: 18,
};

const flightTo = (found: Found): Flight =>
  found.bounds
    ? { bounds: found.bounds, maxZoom: found.kind === "area" ? 18 : closeUp[found.kind] }
    : { position: found.position, zoom: closeUp[found.kind] };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
