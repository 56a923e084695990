import { IconCalendarTime, IconListDetails, IconListTree, IconNotes, IconPalette } from "@tabler/icons-react";
import { type ReactNode, useRef } from "react";
import { useText } from "./app-context.tsx";
import "./sheet.css";

export const SHEET_TABS = ["legend", "tree", "time", "visits", "incidents"] as const;
export type SheetTab = (typeof SHEET_TABS)[number];

/** `tab` null: only the bar of tabs is seen. */
export type SheetState = { tab: SheetTab | null; tall: boolean };

const icons: Record<SheetTab, typeof IconPalette> = {
  legend: IconPalette,
  tree: IconListTree,
  time: IconCalendarTime,
  visits: IconNotes,
  incidents: IconListDetails,
};

type Props = {
  state: SheetState;
  onChange: (state: SheetState) => void;
  /** modes of the map, always within the thumb's reach */
  modes: ReactNode;
  /** those that have something to show */
  tabs: readonly SheetTab[];
  /** what tabs are called where they show something else than usual */
  names?: Partial<Record<SheetTab, string>>;
  /** the card of the selection; it takes the place of the tabs */
  card: ReactNode | null;
  children: ReactNode;
};

/** The sheet at the foot of a phone: modes, tabs, and what the tab shows. Pull the grip, or press it, for more. */
export function Sheet({ state, onChange, modes, tabs, names, card, children }: Props) {
  const text = useText();
  const startY = useRef<number | null>(null);
  const open = card !== null || state.tab !== null;
  const pulled = (dy: number) => {
    if (dy < -24) onChange(open ? { ...state, tall: true } : { tab: tabs[0], tall: false });
    else if (dy > 24) onChange(state.tall ? { ...state, tall: false } : { tab: null, tall: false });
  };
  const size = !open ? "closed" : state.tall ? "tall" : "half";
  return (
    <section className={`sheet sheet-${size}`} aria-label={text.sheet.label}>
      <button
        type="button"
        className="sheet-grip"
        aria-expanded={open}
        aria-label={open && state.tall ? text.sheet.collapse : text.sheet.open}
        onPointerDown={(event) => {
          startY.current = event.clientY;
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerUp={(event) => {
          const dy = event.clientY - (startY.current ?? event.clientY);
          startY.current = null;
          if (Math.abs(dy) > 24) pulled(dy);
        }}
        onClick={() => {
          if (!open) onChange({ tab: tabs[0], tall: false });
          else onChange({ ...state, tall: !state.tall });
        }}
      />
      {card === null && (
        <>
          <div className="sheet-modes">{modes}</div>
          <div className="sheet-tabs" role="tablist" aria-label={text.sheet.label}>
            {tabs.map((tab) => {
              const Icon = icons[tab];
              return (
                <button
                  key={tab}
                  type="button"
                  role="tab"
                  aria-selected={state.tab === tab}
                  onClick={() => onChange(state.tab === tab ? { tab: null, tall: false } : { tab, tall: state.tall })}
                >
                  <Icon size={20} stroke={1.75} aria-hidden="true" />
                  {names?.[tab] ?? text.sheet[tab]}
                </button>
              );
            })}
          </div>
        </>
      )}
      {open && <div className="sheet-body">{card ?? children}</div>}
    </section>
  );
}
