import { type FormEvent, useEffect, useRef, useState } from "react";
import type { SignInWays } from "../../domain/account.ts";
import { checkNewPassword, type PasswordFault } from "../state/sign-in.ts";
import { type Language, messageIn } from "../text/language.ts";
import type { Text } from "../text/zh-CN.ts";
import { useLanguage, useText } from "./app-context.tsx";
import { FormAlert, PasswordField } from "./form-parts.tsx";
import { useWays } from "./use-ways.ts";

type Props = {
  /** name to sign in with: so that a password manager knows whose password this is */
  username: string;
  /** the password one has just signed in with, which need not be typed again; null = ask for it */
  current: string | null;
  onChange: (current: string, next: string) => Promise<PasswordFault | null>;
  /** what stands beside saving */
  other: { label: string; onPress: () => void };
};

/** A new password: its rules first, then twice what it is to be. */
export function PasswordForm({ username, current, onChange, other }: Props) {
  const text = useText();
  const language = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const [fault, setFault] = useState<PasswordFault | null>(null);
  const [busy, setBusy] = useState(false);
  const ways = useWays();

  useEffect(() => form.current?.querySelector<HTMLInputElement>("input[type=password]")?.focus(), []);

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !form.current) return;
    const given = new FormData(form.current);
    const field = (name: string) => String(given.get(name) ?? "");
    const known = current ?? field("current");
    const refused =
      checkNewPassword(known, field("next"), field("repeat")) ?? (await send(() => onChange(known, field("next"))));
    setFault(refused);
    if (refused) form.current?.querySelector<HTMLInputElement>(`input[name=${fieldOf(refused)}]`)?.focus();
  };

  const send = async (act: () => Promise<PasswordFault | null>) => {
    setBusy(true);
    const refused = await act();
    setBusy(false);
    return refused;
  };

  const wrong = fault && fieldOf(fault);
  return (
    <form ref={form} className="entrance-form" aria-label={text.password.title} onSubmit={onSubmit} noValidate>
      <input type="text" name="username" autoComplete="username" defaultValue={username} hidden readOnly />
      {current === null && (
        <PasswordField
          label={text.password.current}
          name="current"
          autoComplete="current-password"
          wrong={wrong === "current"}
        />
      )}
      <div className="form-rules">
        <b>{text.password.rules}</b>
        <ul>
          {rulesOf(text, ways?.password ?? null).map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </div>
      <PasswordField label={text.password.next} name="next" autoComplete="new-password" wrong={wrong === "next"} />
      <PasswordField
        label={text.password.repeat}
        name="repeat"
        autoComplete="new-password"
        wrong={wrong === "repeat"}
      />
      <FormAlert>{fault && wordsOf(text, language, fault)}</FormAlert>
      <div className="form-actions">
        <button type="submit" className="primary" aria-busy={busy}>
          {busy ? text.password.busy : text.password.submit}
        </button>
        <button type="button" className="secondary" onClick={other.onPress}>
          {other.label}
        </button>
      </div>
    </form>
  );
}

/** What this office asks of a password, in words; what all ask until the server has said it. */
function rulesOf({ ways: { rules } }: Text, asked: SignInWays["password"] | null): string[] {
  if (asked === null) return [rules.common];
  const { minLength, minClasses, remembered, maxAgeDays } = asked;
  return [
    rules.length(minLength),
    ...(minClasses > 1 ? [rules.classes(minClasses)] : []),
    rules.common,
    remembered > 1 ? rules.remembered(remembered) : rules.present,
    ...(maxAgeDays !== null ? [rules.age(maxAgeDays)] : []),
  ];
}

const fieldOf = (fault: PasswordFault): "current" | "next" | "repeat" =>
  fault.key === "wrongCurrent" ? "current" : fault.key === "different" ? "repeat" : "next";

function wordsOf(text: Text, language: Language, fault: PasswordFault): string {
  switch (fault.key) {
    case "weak":
      // why the server's words first: they name the length that this office asks for
      return messageIn(language, fault.message) || (text.password.weak[fault.rule] ?? text.password.failed);
    case "away":
      return text.signIn.faults.away;
    default:
      return text.password[fault.key];
  }
}
