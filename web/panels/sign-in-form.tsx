import { type FormEvent, useEffect, useRef, useState } from "react";
import { openIdAddress } from "../state/openid.ts";
import type { SignInFault } from "../state/sign-in.ts";
import { formatTime } from "../text/format.ts";
import type { Text } from "../text/zh-CN.ts";
import { useText } from "./app-context.tsx";
import { EntranceFrame } from "./entrance-frame.tsx";
import { Field, FormAlert, PasswordField } from "./form-parts.tsx";
import { useWays } from "./use-ways.ts";

type Props = {
  /** who was signed in until a moment ago */
  lapsed: string | null;
  /** why the office's provider did not let one in: a code of the server */
  refused: string | null;
  onSignIn: (credentials: { username: string; password: string; code?: string }) => Promise<SignInFault | null>;
};

/** Name, password, and a one-time code where one is asked for. */
export function SignInForm({ lapsed, refused, onSignIn }: Props) {
  const text = useText();
  const openid = useWays()?.openid ?? null;
  const refusedWords = refused && (text.ways.refused[refused] ?? text.ways.refused.other);
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
        <FormAlert>{fault ? wordsOf(text, fault) : refusedWords}</FormAlert>
        <div className="form-actions">
          <button type="submit" className="primary" aria-busy={busy}>
            {busy ? text.signIn.busy : text.signIn.submit}
          </button>
          {openid && (
            <>
              <p className="form-or">{text.ways.or}</p>
              <a
                className="secondary"
                href={openIdAddress(location)}
                // why here: where one is may have changed since the form was drawn
                onClick={(event) => event.currentTarget.setAttribute("href", openIdAddress(location))}
              >
                {text.ways.openid(openid.name ?? text.ways.openidUsual)}
              </a>
            </>
          )}
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
