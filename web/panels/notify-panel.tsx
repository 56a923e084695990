import { useApp } from "./app-context.tsx";
import { NotifyDraft } from "./notify-draft.tsx";
import { NotifyList } from "./notify-list.tsx";
import { NotifyOpen } from "./notify-open.tsx";
import "./notify.css";

/** 通知: all lists, the one that is open, or the area being drawn for a new one. */
export function NotifyPanel() {
  const draft = useApp((state) => state.notices.draft.state);
  const open = useApp((state) => state.notices.open);
  if (draft !== "none") return <NotifyDraft />;
  return open === null ? <NotifyList /> : <NotifyOpen key={open} />;
}
