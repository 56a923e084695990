import { useApp, useText } from "./app-context.tsx";

/** Why the last thing was refused; empty when it was not. */
export function NotifyRefusal() {
  const text = useText();
  const refusal = useApp((state) => state.notices.refusal);
  return (
    <p className="notify-refusal" role="alert">
      {refusal && (text.notices.refusals[refusal.code] ?? text.notices.refusals.other)}
    </p>
  );
}
