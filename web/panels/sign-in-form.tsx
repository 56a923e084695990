import { type FormEvent, useEffect, useRef, useState } from "react";
import type { SignInFault } from "../state/sign-in.ts";
import { formatTime } from "../text/format.ts";
import type { Text } from "../text/zh-CN.ts";
import { useText } from "./app-context.tsx";
import { EntranceFrame } from "./entrance-frame.tsx";
import { Field, FormAlert, PasswordField } from "./form-parts.tsx";

type Props = {
  /** who was signed in until a moment ago */
  lapsed: string | null;
  onSignIn: (credentials: { username: string; password: string; code?: string }) => Promise<SignInFault | null>;
};

/** Name, password, and a one-time code where one is asked for. */
export function SignInForm({ lapsed, onSignIn }: Props) {
  const text = useText();
  const username = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<SignInFault | null>(null);
  const [withCode, setWithCode] = useState(false);
  const [busy, setBusy] = useState(false);

  useEffect(() => (lapsed === null ? username : password).current?.focus(), [lapsed]);
  useEffect(() => {
    if (withCode) code.current?.focus();
  }, [withCode]);

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    // why read here: a password manager fills fields without telling
    const given = { username: username.current?.value.trim() ?? "", password: password.current?.value ?? "" };
    const digits = code.current?.value.replaceAll(/\s/g, "") ?? "";
    if (given.username === "" || given.password === "") {
      setFault({ key: "empty", until: null });
      (given.username === "" ? username : password).current?.focus();
      return;
    }
    setBusy(true);
    const refused = await onSignIn(digits === "" ? given : { ...given, code: digits });
    setBusy(false);
    setFault(refused);
    if (refused === null) return;
    if (refused.key === "code_required") setWithCode(true);
    const wrong = refused.key === "code_required" || refused.key === "bad_code" ? code : password;
    wrong.current?.focus();
    wrong.current?.select();
  };

  const wrongPassword = fault?.key === "bad_credentials";
  return (
    <EntranceFrame lead={lapsed === null ? text.signIn.lead : text.signIn.lapsed}>
      <form className="entrance-form" aria-label={text.signIn.title} onSubmit={onSubmit} noValidate>
        <Field
          ref={username}
          label={text.signIn.username}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={lapsed ?? ""}
          wrong={wrongPassword}
          maxLength={100}
        />
        <PasswordField
          ref={password}
          label={text.signIn.password}
          name="password"
          autoComplete="current-password"
          wrong={wrongPassword}
        />
        {withCode && (
          <Field
            ref={code}
            className="field-code"
            label={text.signIn.code}
            hint={text.signIn.codeHint}
            name="code"
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={7}
            wrong={fault?.key === "bad_code"}
          />
        )}
        <FormAlert>{fault && wordsOf(text, fault)}</FormAlert>
        <div className="form-actions">
          <button type="submit" className="primary" aria-busy={busy}>
            {busy ? text.signIn.busy : text.signIn.submit}
          </button>
        </div>
        <p className="entrance-note">{text.signIn.note}</p>
      </form>
    </EntranceFrame>
  );
}

function wordsOf(text: Text, fault: SignInFault): string {
  if (fault.until !== null) return text.signIn.lockedUntil(formatTime(new Date(fault.until)));
  return text.signIn.faults[fault.key] ?? text.signIn.faults.other;
}
