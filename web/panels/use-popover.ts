import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";

/** What a button and the panel it opens need; both stand in the element that `box` and `onKeyDown` are given to. */
export type Popover = {
  box: RefObject<HTMLDivElement | null>;
  open: boolean;
  toggle: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** A panel that closes when something else is pressed, and by Escape, which brings the focus back to its button. */
export function usePopover(): Popover {
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return;
    const onPointer = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    window.addEventListener("pointerdown", onPointer);
    return () => window.removeEventListener("pointerdown", onPointer);
  }, [open]);
  return {
    box,
    open,
    toggle: () => setOpen(!open),
    onKeyDown: (event) => {
      if (event.key !== "Escape" || !open) return;
      // why: the screen takes Escape too, for the card
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      box.current?.querySelector("button")?.focus();
    },
  };
}
