import { type KeyboardEvent, useEffect, useId, useState } from "react";
import type { IncidentItem } from "../../../domain/incident.ts";
import { openStates, treeFor } from "../../state/derived.ts";
import type { CardChoice, ListTab } from "../../state/incidents/list.ts";
import { lastOf } from "../../state/loaded.ts";
import { formatCount } from "../../text/format.ts";
import { nameIn } from "../../text/language.ts";
import { useApp, useLanguage, useText } from "../app-context.tsx";
import { KindIcon } from "../kind-icon.tsx";
import { ListFailure, RowSkeletons } from "../notices.tsx";
import { useRowWindow } from "../use-row-window.ts";
import { ClockChip } from "./clock-chip.tsx";
import { useIncidentCommands, useIncidentText, useNow } from "./incident-context.tsx";
import { useIncidentList } from "./use-incident-list.ts";

/** The list under `tab`. Only the rows in sight are made; the next page comes before its end is reached. */
export function IncidentList({ tab, card, rowPx }: { tab: ListTab; card: CardChoice; rowPx: number }) {
  const text = useIncidentText().list;
  const { pages, loadMore, retry } = useIncidentList(tab, card);
  if (pages.state === "failed" && pages.items.length === 0) {
    return <ListFailure what={text.failed} onRetry={retry} />;
  }
  if (pages.items.length === 0) {
    if (pages.state === "loading") return <RowSkeletons rows={5} rowPx={rowPx} />;
    return <p className="visits-empty incidents-empty">{card === null ? text.empty[tab] : text.emptyOfCard}</p>;
  }
  return (
    <Rows
      items={pages.items}
      hasMore={pages.next !== null}
      failed={pages.state === "failed"}
      rowPx={rowPx}
      onEnd={loadMore}
      onRetry={retry}
    />
  );
}

type RowsProps = {
  items: readonly IncidentItem[];
  hasMore: boolean;
  /** what was asked for last did not come */
  failed: boolean;
  rowPx: number;
  onEnd: () => void;
  onRetry: () => void;
};

function Rows({ items, hasMore, failed, rowPx, onEnd, onRetry }: RowsProps) {
  const retry = useText().retry;
  const text = useIncidentText().list;
  const commands = useIncidentCommands();
  const listId = useId();
  const selected = useApp((state) => (state.selection.kind === "incident" ? state.selection.id : null));
  const now = useNow();
  const { box, onScroll, first, end, pageRows, reveal } = useRowWindow(items.length, rowPx);
  const [active, setActive] = useState<number | null>(selected);
  const found = items.findIndex(({ id }) => id === active);
  const activeIndex = Math.max(0, found);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks when the end comes into sight, not for every new command
  useEffect(() => {
    if (hasMore && end === items.length) onEnd();
  }, [hasMore, end, items.length]);

  const goTo = (index: number) => {
    setActive(items[index].id);
    reveal(index);
  };
  const choose = ({ id, position }: IncidentItem) => {
    setActive(id);
    commands.open(id, position);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to: Record<string, number> = {
      ArrowDown: activeIndex + (found < 0 ? 0 : 1),
      ArrowUp: activeIndex - 1,
      PageDown: activeIndex + pageRows,
      PageUp: activeIndex - pageRows,
      Home: 0,
      End: items.length - 1,
    };
    if (event.key === "Enter" || event.key === " ") choose(items[activeIndex]);
    else if (event.key in to) goTo(Math.max(0, Math.min(items.length - 1, to[event.key])));
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={box}
      className="visits-scroll incidents-rows"
      role="listbox"
      aria-label={text.title}
      aria-activedescendant={found < 0 ? undefined : `${listId}-${items[found].id}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={onScroll}
    >
      <div style={{ height: items.length * rowPx }}>
        {items.slice(first, end).map((item, offset) => (
          <Row
            key={item.id}
            item={item}
            id={`${listId}-${item.id}`}
            top={(first + offset) * rowPx}
            height={rowPx}
            place={first + offset + 1}
            of={hasMore ? -1 : items.length}
            selected={item.id === selected}
            active={item.id === active}
            now={now}
            onChoose={() => choose(item)}
          />
        ))}
      </div>
      {failed ? (
        <p className="incidents-more" role="alert">
          {text.failed}{" "}
          <button type="button" className="link" onClick={onRetry}>
            {retry}
          </button>
        </p>
      ) : (
        hasMore && <p className="incidents-more">{text.more(formatCount(items.length))}</p>
      )}
    </div>
  );
}

type RowProps = {
  item: IncidentItem;
  id: string;
  top: number;
  height: number;
  place: number;
  of: number;
  selected: boolean;
  active: boolean;
  now: number;
  onChoose: () => void;
};

function Row({ item, id, top, height, place, of, selected, active, now, onChoose }: RowProps) {
  const text = useIncidentText().list;
  const language = useLanguage();
  const codes = useApp((state) => lastOf(state.town)?.codes ?? null);
  const isOpen = useApp((state) => openStates(state).has(item.state));
  const area = useApp((state) => (item.grid === null ? null : (treeFor(state)?.byCode.get(item.grid)?.name ?? null)));
  const kind = codes?.incidentKinds.find(({ code }) => code === item.kind);
  const state = codes?.incidentStates.find(({ code }) => code === item.state);
  const below = [
    state ? nameIn(language, state.name) : item.state,
    item.assignee ?? text.nobody,
    item.alerts > 1 ? text.alerts(formatCount(item.alerts)) : null,
  ];
  const where = item.address ?? area;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the list keeps the focus and names the active row
    <div
      id={id}
      role="option"
      aria-selected={selected}
      aria-posinset={place}
      aria-setsize={of}
      className={active ? "incidents-row incidents-active" : "incidents-row"}
      style={{ top, height }}
      title={item.text}
      onClick={onChoose}
    >
      <KindIcon icon={kind?.icon ?? "dots"} size={16} />
      <span className="incidents-words">
        <span className={item.urgency === "normal" ? "incidents-text" : "incidents-text incidents-urgent"}>
          {item.text}
        </span>
        <span className="incidents-below">
          <small>
            {below.filter(Boolean).join(" · ")}
            {where && (
              <>
                {" · "}
                <span className="address">
                  <bdi>{where}</bdi>
                </span>
              </>
            )}
          </small>
          <ClockChip incident={item} isOpen={isOpen} now={now} />
        </span>
      </span>
    </div>
  );
}
