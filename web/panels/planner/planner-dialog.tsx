import { IconX } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import { usePlannerText } from "./use-planner-text.ts";
import "../account-menu.css";
import "./planner-dialog.css";

type Props = {
  title: string;
  /** as wide as the screen lets it, for maps and tables */
  wide?: boolean;
  onClose: () => void;
  /** beside the title */
  end?: ReactNode;
  children: ReactNode;
};

/** Something of its own over the planner. Escape, the cross and a press beside it close it. */
export function PlannerDialog({ title, wide = false, onClose, end, children }: Props) {
  const text = usePlannerText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={wide ? "dialog planner-dialog planner-wide" : "dialog planner-dialog"}
      aria-label={title}
      onClose={onClose}
      // why: tools of the map take keys too
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <div className="planner-dialog-head">
        <h2>{title}</h2>
        {end}
        <button
          type="button"
          className="card-close"
          aria-label={text.close}
          title={text.close}
          onClick={() => dialog.current?.close()}
        >
          <IconX size={18} stroke={1.75} aria-hidden="true" />
        </button>
      </div>
      {children}
    </dialog>
  );
}
