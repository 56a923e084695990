import { type FormEvent, useEffect, useRef, useState } from "react";
import { AppProvider, useApp, useEntrance, useText } from "../panels/app-context.tsx";
import { EntranceFrame } from "../panels/entrance-frame.tsx";
import { Field, FormAlert } from "../panels/form-parts.tsx";
import type { App } from "../state/app.ts";
import type { Entrance } from "../state/entrance.ts";
import { whoIn } from "../state/session.ts";

/** Where a browser becomes a device: `/pair#K7QM-3WPH`. */
export function PairScreen({ app, entrance }: { app: App; entrance: Entrance }) {
  return (
    <AppProvider app={app} entrance={entrance}>
      <PairForm />
    </AppProvider>
  );
}

function PairForm() {
  const text = useText();
  const words = text.pair;
  const entrance = useEntrance();
  const who = useApp((state) => whoIn(state.session));
  const code = useRef<HTMLInputElement>(null);
  const submit = useRef<HTMLButtonElement>(null);
  // why behind the sign #: no server or proxy writes it down. And a person confirms it: whoever merely opens the link in a
  // browser of their own is not made a wall
  const [given] = useState(() => decodeURIComponent(location.hash.slice(1)).slice(0, 20));
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => (given === "" ? code : submit).current?.focus(), [given]);
  useEffect(() => {
    document.title = words.title;
  }, [words]);

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const typed = code.current?.value.trim() ?? "";
    if (busy) return;
    if (typed === "") return setFault("empty");
    setBusy(true);
    const error = await entrance.pair(typed);
    setBusy(false);
    if (error === null) return;
    setFault(error.code);
    code.current?.focus();
  };

  return (
    <EntranceFrame lead={words.lead}>
      <form className="entrance-form" aria-label={words.title} onSubmit={onSubmit} noValidate>
        <Field
          ref={code}
          className="field-code"
          label={words.code}
          hint={words.codeHint}
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          defaultValue={given}
          wrong={fault !== null}
        />
        <FormAlert>{fault && (words.faults[fault] ?? words.faults.other)}</FormAlert>
        <div className="form-actions">
          <button ref={submit} type="submit" className="primary" aria-busy={busy}>
            {busy ? words.busy : words.submit}
          </button>
        </div>
        <p className="entrance-note">
          {who && who.way !== "device" && <b>{words.replaces(who.name)} </b>}
          {words.note}
        </p>
      </form>
    </EntranceFrame>
  );
}
