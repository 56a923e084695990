import { type KeyboardEvent, useRef } from "react";
import { tabByKey } from "../state/tab-keys.ts";
import "./tab-list.css";

type Props<T extends string> = {
  label: string;
  tabs: readonly T[];
  shown: T;
  nameOf: (tab: T) => string;
  onShow: (tab: T) => void;
};

/** Tabs over what they show; arrow keys lead from one to the next. */
export function TabList<T extends string>({ label, tabs, shown, nameOf, onShow }: Props<T>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = tabByKey(tabs, shown, event.key);
    if (next === null) return;
    event.preventDefault();
    onShow(next);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <div ref={list} className="tab-list" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          data-tab={tab}
          aria-selected={tab === shown}
          tabIndex={tab === shown ? 0 : -1}
          onClick={() => onShow(tab)}
        >
          {nameOf(tab)}
        </button>
      ))}
    </div>
  );
}
