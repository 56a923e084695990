import { type FormEvent, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { whoIn } from "../state/session.ts";
import type { CodeFault, CodeSecret } from "../state/sign-in.ts";
import { useApp, useEntrance, useText } from "./app-context.tsx";
import { Field, FormAlert, PasswordField } from "./form-parts.tsx";

const SquareCode = lazy(async () => ({ default: (await import("./qr-code.tsx")).SquareCode }));

/** What is asked now: the password, a first code of the new secret, or nothing more. */
type Step = { kind: "ask" } | { kind: "scan"; secret: CodeSecret } | { kind: "done"; on: boolean };

/** Turns one-time codes on or off. */
export function CodesDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const words = text.codes;
  const entrance = useEntrance();
  const isOn = useApp((state) => whoIn(state.session)?.oneTimeCode ?? false);
  const dialog = useRef<HTMLDialogElement>(null);
  const [step, setStep] = useState<Step>({ kind: "ask" });
  const close = () => dialog.current?.close();
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  const begin = async (password: string) => {
    const answer = await entrance.beginCode(password);
    if (!answer.ok) return answer.error;
    setStep({ kind: "scan", secret: answer.value });
    return null;
  };
  const confirm = async (code: string) => {
    const error = await entrance.confirmCode(code.replaceAll(/\s/g, ""));
    if (error === null) setStep({ kind: "done", on: true });
    return error;
  };
  const end = async (password: string) => {
    const error = await entrance.endCode(password);
    if (error === null) setStep({ kind: "done", on: false });
    return error;
  };

  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-label={words.title}
      onClose={onClose}
      // why: the screen takes Escape too, for the card
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => event.target === dialog.current && step.kind !== "scan" && close()}
    >
      <h2>{words.title}</h2>
      {step.kind === "done" && (
        <div className="dialog-done">
          <output>
            {step.on ? words.done : words.ended} {step.on && words.lost}
          </output>
          <button type="button" className="primary" onClick={close}>
            {text.close}
          </button>
        </div>
      )}
      {step.kind === "ask" && (
        <Question
          key="ask"
          name="current"
          submit={isOn ? words.end : words.begin}
          onSend={isOn ? end : begin}
          onCancel={close}
        >
          <p className="codes-text">{isOn ? words.whyOn : words.why}</p>
        </Question>
      )}
      {step.kind === "scan" && (
        <Question key="scan" name="code" submit={words.confirm} onSend={confirm} onCancel={close}>
          <h3>{words.scan}</h3>
          <div className="codes-picture" role="img" aria-label={words.picture}>
            <Suspense fallback={null}>
              <SquareCode text={step.secret.uri} size={160} />
            </Suspense>
          </div>
          <p className="codes-text">{words.scanHint}</p>
          <Secret secret={step.secret.secret} />
          <h3>{words.enter}</h3>
        </Question>
      )}
    </dialog>
  );
}

/** In groups of four, as one copies by hand. */
function Secret({ secret }: { secret: string }) {
  const { codes } = useText();
  const [copied, setCopied] = useState(false);
  return (
    <div className="codes-secret">
      <code>{secret.match(/.{1,4}/g)?.join(" ")}</code>
      {/* why: browsers give no clipboard to a page that came without TLS */}
      {navigator.clipboard && (
        <button
          type="button"
          onClick={async () => {
            await navigator.clipboard.writeText(secret);
            setCopied(true);
          }}
        >
          {copied ? codes.copied : codes.copy}
        </button>
      )}
    </div>
  );
}

type QuestionProps = {
  name: "current" | "code";
  submit: string;
  onSend: (given: string) => Promise<CodeFault | null>;
  onCancel: () => void;
  children: ReactNode;
};

/** One field, what leads to it, and two buttons. */
function Question({ name, submit, onSend, onCancel, children }: QuestionProps) {
  const { codes } = useText();
  const field = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const given = field.current?.value ?? "";
    if (given.trim() === "") return setFault("empty");
    setBusy(true);
    const error = await onSend(given);
    setBusy(false);
    if (error === null) return;
    setFault(error.code);
    field.current?.focus();
  };
  return (
    <form className="codes" onSubmit={onSubmit} noValidate>
      {children}
      {name === "current" ? (
        <PasswordField
          ref={field}
          label={codes.password}
          name={name}
          autoComplete="current-password"
          wrong={fault !== null}
        />
      ) : (
        <Field
          ref={field}
          className="field-code"
          label={codes.code}
          name={name}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={7}
          wrong={fault !== null}
        />
      )}
      <FormAlert>{fault && (codes.faults[fault] ?? codes.faults.other)}</FormAlert>
      <div className="form-actions">
        <button type="submit" className="primary" aria-busy={busy}>
          {busy ? codes.busy : submit}
        </button>
        <button type="button" className="secondary" onClick={onCancel}>
          {codes.cancel}
        </button>
      </div>
    </form>
  );
}
