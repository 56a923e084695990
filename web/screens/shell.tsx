import { type ComponentType, Suspense, useEffect, useRef } from "react";
import { AppProvider, useApp, useEntrance, useText } from "../panels/app-context.tsx";
import { AwayNotice } from "../panels/notices.tsx";
import type { App } from "../state/app.ts";
import type { Entrance } from "../state/entrance.ts";
import { isInside } from "../state/session.ts";
import { EntranceScreen } from "./entrance.tsx";
import "./shell.css";

type Props = { app: App; entrance: Entrance; screen: ComponentType };

/** The page: a screen for those who are signed in, the entrance for all others. */
export function Shell({ app, entrance, screen }: Props) {
  return (
    <AppProvider app={app} entrance={entrance}>
      <Gate screen={screen} />
    </AppProvider>
  );
}

function Gate({ screen: Screen }: { screen: ComponentType }) {
  const text = useText();
  const entrance = useEntrance();
  const session = useApp((state) => state.session);
  const opened = useRef(false);
  const inside = isInside(session);
  if (inside) opened.current = true;
  useFocusKept(inside);
  if (session.state === "asking") return <div className="shell-wait" role="status" aria-label={text.loading} />;
  if (session.state === "away") return <AwayNotice error={session.error} onRetry={() => void entrance.ask()} />;
  return (
    <>
      {opened.current && (
        // why kept: who signs in again goes on where they were
        <div className="shell" inert={!inside} data-hidden={!inside || undefined}>
          <Suspense fallback={<div className="shell-wait" role="status" aria-label={text.loading} />}>
            <Screen />
          </Suspense>
        </div>
      )}
      {!inside && <EntranceScreen />}
    </>
  );
}

/** Brings the focus back to where it was before the entrance stood in the way. */
function useFocusKept(inside: boolean): void {
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (!inside) return;
    if (before.current instanceof HTMLElement) before.current.focus();
    const note = (event: FocusEvent) => {
      before.current = event.target as Element;
    };
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, [inside]);
}
