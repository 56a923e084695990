import { IconCloudUp, IconCurrentLocation, IconMap2, IconSearch, IconUserCheck } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { unsent } from "../../state/phone/outbox-entry.ts";
import { ROUND_TABS, type RoundTab } from "../../state/phone/round.ts";
import { tabByKey } from "../../state/tab-keys.ts";
import { formatCount } from "../../text/format.ts";
import { useActions, useRound, useWords } from "./round-context.tsx";

const icons: Record<RoundTab, typeof IconMap2> = {
  grid: IconMap2,
  near: IconCurrentLocation,
  due: IconUserCheck,
  search: IconSearch,
  outbox: IconCloudUp,
};

/** The five things one does on a round, at the thumb. */
export function PhoneTabs() {
  const words = useWords();
  const actions = useActions();
  const shown = useRound((state) => state.tab);
  const waiting = useRound((state) => unsent(state.entries));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = tabByKey(ROUND_TABS, shown, event.key);
    if (next === null) return;
    event.preventDefault();
    actions.show(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <div className="psheet-tabs" role="tablist" aria-label={words.tabs.label} tabIndex={-1} onKeyDown={onKeyDown}>
      {ROUND_TABS.map((tab) => {
        const Icon = icons[tab];
        const count = tab === "outbox" ? waiting : 0;
        return (
          <button
            key={tab}
            type="button"
            role="tab"
            data-tab={tab}
            aria-selected={tab === shown}
            aria-controls="round-tab"
            tabIndex={tab === shown ? 0 : -1}
            aria-label={count > 0 ? words.outboxCount(formatCount(count)) : undefined}
            onClick={() => actions.show(tab)}
          >
            <Icon size={24} stroke={1.6} aria-hidden="true" />
            {words.tabs[tab]}
            {count > 0 && (
              <span className="tab-count" aria-hidden="true">
                {formatCount(count)}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
