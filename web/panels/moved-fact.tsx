import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { chinaDay } from "../../domain/day.ts";
import type { HouseholdCard } from "../../domain/household.ts";
import { messageIn } from "../text/language.ts";
import { useLanguage, useText } from "./app-context.tsx";
import { Fact } from "./card-frame.tsx";
import { FormAlert } from "./form-parts.tsx";
import { useVisitCommands } from "./visit-context.tsx";

type Household = Pick<HouseholdCard, "id" | "leftOn">;

/** The day a household moved away; whoever visits there may take it back. */
export function MovedFact({ household, mayWrite }: { household: Household; mayWrite: boolean }) {
  const text = useText().visits;
  const { fault, save } = useLeft(household.id);
  return (
    <Fact
      label={text.moved}
      end={
        mayWrite && (
          <button type="button" className="link" onClick={() => save(null)}>
            {text.undoMoved}
          </button>
        )
      }
    >
      {household.leftOn}
      <FormAlert>{fault}</FormAlert>
    </Fact>
  );
}

/** Asks on which day a household moved away, and notes it. */
export function MovedForm({ household, onClose }: { household: Household; onClose: () => void }) {
  const text = useText().visits;
  const { busy, fault, save } = useLeft(household.id);
  const today = chinaDay(new Date());
  const [day, setDay] = useState<string>(today);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (day !== "") void save(day);
  };
  return (
    <form
      className="plan-form"
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <label htmlFor={id}>{text.movedDay}</label>
      <input ref={input} id={id} type="date" max={today} value={day} onChange={(event) => setDay(event.target.value)} />
      <p className="card-quiet">{text.movedHint}</p>
      <FormAlert>{fault}</FormAlert>
      <div className="visit-actions">
        <button type="submit" className="primary" aria-busy={busy} disabled={day === ""}>
          {busy ? text.saving : text.confirmMoved}
        </button>
        <button type="button" className="secondary" onClick={onClose}>
          {text.cancel}
        </button>
      </div>
    </form>
  );
}

function useLeft(household: number) {
  const text = useText().visits;
  const language = useLanguage();
  const commands = useVisitCommands();
  const [state, setState] = useState<{ busy: boolean; fault: string | null }>({ busy: false, fault: null });
  const save = async (on: string | null) => {
    if (state.busy) return;
    setState({ busy: true, fault: null });
    const answer = await commands.setLeft(household, on);
    const said = answer.ok
      ? null
      : (answer.error.status ?? 500) < 500
        ? messageIn(language, answer.error.message)
        : text.faults.away;
    setState({ busy: false, fault: said });
    if (answer.ok) commands.reloadCard();
  };
  return { ...state, save };
}
