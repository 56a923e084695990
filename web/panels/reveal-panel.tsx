import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { REASONS, type ReasonKey, reasonText } from "../state/reveal.ts";
import { useText } from "./app-context.tsx";
import { FormAlert } from "./form-parts.tsx";
import type { useReveal } from "./use-reveal.ts";
import "./reveal.css";

/** Under the masked name and phone: the way to see them, for a reason, for a while. */
export function RevealPanel({ reveal, ask, hide, send }: ReturnType<typeof useReveal>) {
  const text = useText();
  const button = useRef<HTMLButtonElement>(null);
  const returns = useRef(false);
  useEffect(() => {
    // why: the button that was pressed is gone meanwhile; the keyboard must not fall back to the top of the page
    if (returns.current) button.current?.focus();
    returns.current = reveal.state !== "hidden";
  }, [reveal.state]);

  switch (reveal.state) {
    case "hidden":
      return (
        <button ref={button} type="button" className="reveal-open" onClick={ask}>
          <IconEye size={16} stroke={1.75} aria-hidden="true" />
          {text.reveal.open}
        </button>
      );
    case "seen":
      return (
        <p className="reveal-left">
          <span>{text.reveal.left(String(reveal.leftS))}</span>
          <button ref={button} type="button" className="link" onClick={hide}>
            <IconEyeOff size={16} stroke={1.75} aria-hidden="true" />
            {text.reveal.hide}
          </button>
        </p>
      );
    default:
      return (
        <ReasonForm
          busy={reveal.state === "busy"}
          fault={reveal.state === "asked" ? reveal.fault : null}
          onSend={send}
          onCancel={hide}
        />
      );
  }
}

type FormProps = {
  busy: boolean;
  fault: string | null;
  onSend: (reason: string) => void;
  onCancel: () => void;
};

function ReasonForm({ busy, fault, onSend, onCancel }: FormProps) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const [key, setKey] = useState<ReasonKey>("visit");
  const [own, setOwn] = useState("");
  const reason = reasonText(key, text.reveal.reasons, own);
  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>("input:checked")?.focus({ preventScroll: true });
    // why: on a phone the card is lower than its sheet
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (reason === null) form.current?.querySelector("textarea")?.focus();
    else onSend(reason);
  };
  return (
    <form
      ref={form}
      className="reveal-form"
      aria-label={text.reveal.open}
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // why: the screen takes Escape too, for the card
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <fieldset>
        <legend>{text.reveal.title}</legend>
        {REASONS.map((name) => (
          <label key={name} className={name === key ? "reveal-reason is-chosen" : "reveal-reason"}>
            <input type="radio" name="reason" checked={name === key} onChange={() => setKey(name)} />
            {text.reveal.reasons[name]}
          </label>
        ))}
      </fieldset>
      {key === "other" && (
        <textarea
          aria-label={text.reveal.own}
          placeholder={`${text.reveal.own} · ${text.reveal.ownHint}`}
          rows={2}
          maxLength={200}
          value={own}
          onChange={(event) => setOwn(event.target.value)}
        />
      )}
      <p className="reveal-note">{text.reveal.note}</p>
      <FormAlert>{fault && (text.reveal.faults[fault] ?? text.reveal.faults.other)}</FormAlert>
      <div className="reveal-actions">
        <button type="submit" className="primary" aria-busy={busy} disabled={reason === null}>
          {busy ? text.reveal.busy : text.reveal.submit}
        </button>
        <button type="button" className="secondary" onClick={onCancel}>
          {text.reveal.cancel}
        </button>
      </div>
    </form>
  );
}
