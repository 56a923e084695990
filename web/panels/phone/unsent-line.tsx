import { IconAlertTriangle, IconCloudOff, IconCloudUp } from "@tabler/icons-react";
import { unsent } from "../../state/phone/outbox-entry.ts";
import { formatCount } from "../../text/format.ts";
import { useActions, useRound, useWords } from "./round-context.tsx";

/** How many records wait, under what is done; pressed, it lists them. Nothing where none does. */
export function UnsentLine() {
  const words = useWords();
  const actions = useActions();
  const entries = useRound((state) => state.entries);
  const online = useRound((state) => state.online);
  const refused = entries.filter(({ state }) => state === "refused").length;
  const waiting = unsent(entries) - refused;
  if (entries.length === 0) return null;
  const Icon = refused > 0 ? IconAlertTriangle : online ? IconCloudUp : IconCloudOff;
  return (
    <button type="button" className="unsent-line" onClick={() => actions.show("outbox")}>
      <Icon size={20} stroke={1.75} aria-hidden="true" />
      {refused > 0
        ? words.outbox.refusedCount(formatCount(refused))
        : waiting > 0
          ? words.outbox.waiting(formatCount(waiting))
          : words.outbox.states.conflict}
    </button>
  );
}
