import { formatCount } from "../../text/format.ts";
import { useText } from "../app-context.tsx";
import { useActions, useRound, useWords } from "./round-context.tsx";
import "./round.css";

/** Before there is anything to show: on its way, to be chosen, or not to be had. */
export function RoundStart() {
  const words = useWords();
  const text = useText();
  const actions = useActions();
  const choices = useRound((state) => state.choices);
  const failed = useRound((state) => state.pack.state === "failed");
  if (choices) {
    return (
      <main className="round round-start">
        <h1>{words.tooLarge}</h1>
        <ul className="lines">
          {choices.map(({ code, name, households }) => (
            <li key={code}>
              <button type="button" className="line" onClick={() => actions.choose(code)}>
                <span className="line-words">
                  <b>{name}</b>
                </span>
                <span className="line-end">{words.tooLargeHouseholds(formatCount(households))}</span>
              </button>
            </li>
          ))}
        </ul>
      </main>
    );
  }
  if (failed) {
    return (
      <main className="round round-start">
        <h1 role="alert">{words.failed}</h1>
        <button type="button" className="action action-primary action-large" onClick={actions.refresh}>
          {text.retry}
        </button>
      </main>
    );
  }
  return (
    <main className="round round-start" aria-busy="true">
      <p role="status">{words.loading}</p>
      <div className="round-bones" aria-hidden="true">
        {[70, 90, 80, 85, 60].map((share) => (
          <i key={share} style={{ width: `${share}%` }} />
        ))}
      </div>
    </main>
  );
}
