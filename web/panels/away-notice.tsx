import { IconCloudOff } from "@tabler/icons-react";
import type { Loaded } from "../state/loaded.ts";
import { useText } from "./app-context.tsx";
import "./notices.css";

type Failure = Extract<Loaded<unknown>, { state: "failed" }>["error"];

/** The server gave nothing to show: what to do, the code, and a way to try again. */
export function AwayNotice({ error, onRetry }: { error: Failure; onRetry: () => void }) {
  const text = useText();
  return (
    <section className="notice" role="alert">
      <IconCloudOff size={32} stroke={1.6} aria-hidden="true" />
      <h2>{text.states.failedTown}</h2>
      <p>{text.states.whatToDo}</p>
      <p className="failure-code">
        {text.states.code} {error.code} · {error.where}
        {error.message && ` · ${error.message}`}
      </p>
      <button type="button" className="primary" onClick={onRetry}>
        {text.retry}
      </button>
    </section>
  );
}
