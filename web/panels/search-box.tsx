import { IconSearch, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import { type Found, type FoundKind, flightTo, groupFound, selectionOf } from "../state/found.ts";
import { keepFind } from "../state/recent-finds.ts";
import { useCommands, useMay, useText } from "./app-context.tsx";
import { type Answer, useAnswer, useRecent } from "./search-box-answer.ts";
import { SearchBoxRow } from "./search-box-row.tsx";
import "./search-box.css";

/** Search by name, door or number; `/` puts the caret here. Choosing a result flies there and opens its card. */
export function SearchBox({ large = false }: { large?: boolean }) {
  const text = useText();
  const commands = useCommands();
  const byName = useMay("households.reveal");
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [composing, setComposing] = useState(false);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const [entered, setEntered] = useState(false);
  const query = typed.trim();
  const found = useAnswer(query, composing, attempt);
  const recent = useRecent(open && query === "");
  const answer = query === "" ? recent : found;
  const groups = groupsOf(answer);
  const rows = groups.flatMap(({ items }) => items);
  const shown = open && answer.kind !== "none";
  useSlash(input);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer starts at its first row
  useEffect(() => setActive(0), [answer]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: Enter waits for its answer alone
  useEffect(() => {
    if (!entered || answer.kind === "none" || ("query" in answer && answer.query !== query)) return;
    setEntered(false);
    if (rows[0]) choose(rows[0]);
  }, [entered, answer]);

  const choose = (item: Found) => {
    keepFind(sessionStorage, item);
    commands.select(selectionOf(item), flightTo(item));
    setOpen(false);
    input.current?.blur();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // why: Enter, Escape and the arrows belong to the input method while it is composing
    if (composing || event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      // why: the card stays; the next Escape, outside the box, closes it
      event.preventDefault();
      if (shown) setOpen(false);
      else input.current?.blur();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (rows.length > 0) setActive((active + step + rows.length) % rows.length);
    } else if (event.key === "Enter" && query !== "") {
      // what is shown may answer what was typed before: then the answer to come decides
      if (answer.kind === "found" && answer.query === query) {
        if (shown && rows[active]) choose(rows[active]);
        else setOpen(true);
      } else setEntered(true);
    } else if (event.key === "Enter" && shown && rows[active]) choose(rows[active]);
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
        placeholder={byName ? text.search.placeholder : text.search.placeholderMasked}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setEntered(false);
          setOpen(true);
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onFocus={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          setEntered(false);
        }}
        onKeyDown={onKeyDown}
      />
      {typed === "" ? (
        !large && <kbd>/</kbd>
      ) : (
        <button
          type="button"
          className="search-clear"
          aria-label={text.search.clear}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            setTyped("");
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
          <Note answer={answer} onRetry={() => setAttempt(attempt + 1)} />
          <div role="listbox" id={listId} aria-label={text.search.results(String(rows.length))}>
            {groups.map(({ kind, items }) => (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox
              <div key={kind} role="group" aria-label={text.search.kinds[kind]}>
                <div className="search-group" aria-hidden="true">
                  {text.search.kinds[kind]}
                </div>
                {items.map((item) => (
                  <SearchBoxRow
                    key={`${item.kind}-${item.id}`}
                    found={item}
                    query={answer.kind === "found" ? answer.query : ""}
                    id={`${listId}-${rows.indexOf(item)}`}
                    active={rows[active] === item}
                    onChoose={() => choose(item)}
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

/** Rows below the box, under their headings. */
function groupsOf(answer: Answer): { kind: FoundKind | "recent"; items: readonly Found[] }[] {
  if (answer.kind === "recent") return [{ kind: "recent", items: answer.items }];
  return answer.kind === "found" ? groupFound(answer.items) : [];
}

/** Says that nothing was found, or that the search failed, and what to do. */
function Note({ answer, onRetry }: { answer: Answer; onRetry: () => void }) {
  const text = useText();
  const byName = useMay("households.reveal");
  if (answer.kind === "found" && answer.items.length === 0) {
    return (
      <p className="search-note" role="status">
        {(byName ? text.search.none : text.search.noneMasked)(answer.query)}
      </p>
    );
  }
  if (answer.kind !== "failed") return null;
  return (
    <p className="search-note" role="alert">
      {text.search.failed}
      <button type="button" className="search-retry" onClick={onRetry}>
        {text.retry}
      </button>
    </p>
  );
}

/** `/` anywhere but in a field puts the caret into the box. */
function useSlash(input: RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [input]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
