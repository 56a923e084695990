import { useState } from "react";
import { useApp, useEntrance, useText } from "../panels/app-context.tsx";
import { EntranceFrame } from "../panels/entrance-frame.tsx";
import { PasswordForm } from "../panels/password-form.tsx";
import { SignInForm } from "../panels/sign-in-form.tsx";
import { refusalIn } from "../state/openid.ts";
import { whoIn } from "../state/session.ts";
import { faultOf, passwordFaultOf } from "../state/sign-in.ts";
import "../text/whole-zh.ts";

/** Where one signs in, or sets a password of one's own before going on. */
export function EntranceScreen() {
  const text = useText();
  const entrance = useEntrance();
  const session = useApp((state) => state.session);
  // why kept for a moment: a password given by someone else need not be typed again to be replaced
  const [given, setGiven] = useState<string | null>(null);
  const who = whoIn(session);
  const [refused] = useState(() => {
    const back = refusalIn(location.search);
    // said once: who reloads the page has not been refused again
    if (back) history.replaceState(null, "", location.pathname + back.search + location.hash);
    return back?.code ?? null;
  });
  if (session.state === "somebody" && who?.passwordExpired) {
    return (
      <EntranceFrame lead={text.password.expired} tall>
        <PasswordForm
          key={given === null ? "asked" : "known"}
          username={who.username}
          current={given}
          onChange={async (current, next) => {
            const error = await entrance.changePassword(current, next);
            if (error === null) return null;
            const fault = passwordFaultOf(error);
            if (fault.key === "wrongCurrent") setGiven(null);
            return fault;
          }}
          other={{ label: text.password.signOut, onPress: () => void entrance.signOut() }}
        />
      </EntranceFrame>
    );
  }
  return (
    <SignInForm
      lapsed={who?.username ?? null}
      refused={refused}
      onSignIn={async (credentials) => {
        setGiven(credentials.password);
        const error = await entrance.signIn(credentials);
        if (error) setGiven(null);
        return error && faultOf(error, credentials.code !== undefined);
      }}
    />
  );
}
