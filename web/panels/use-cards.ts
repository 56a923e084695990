import { useSyncExternalStore } from "react";

const NARROW = "(max-width: 767px)";

/**
 * What a table of the administration is given: where there is no room for its columns its rows become cards
 * (web/screens/administration.css), which neither scroll sideways nor hide behind a fixed column.
 */
export function useCards(className: string, width: number) {
  const isNarrow = useSyncExternalStore(
    (onChange) => {
      const list = window.matchMedia(NARROW);
      list.addEventListener("change", onChange);
      return () => list.removeEventListener("change", onChange);
    },
    () => window.matchMedia(NARROW).matches,
  );
  return isNarrow ? { className: `admin-cards ${className}` } : { scroll: { x: width } };
}
