import { type ComponentType, lazy, Suspense, useEffect, useRef } from "react";
import { AppProvider, useApp, useEntrance, useText } from "../panels/app-context.tsx";
import { AwayNotice } from "../panels/away-notice.tsx";
import type { App } from "../state/app.ts";
import type { Entrance } from "../state/entrance.ts";
import { isInside } from "../state/session.ts";
import "./shell.css";

// why lazy: who is signed in already, as one is on a phone, need not wait for it
const bringEntrance = async () => ({ default: (await import("./entrance.tsx")).EntranceScreen });
const EntranceScreen = lazy(bringEntrance);

/** How long a page that is in use waits before it brings the entrance, for the end of the session. */
const ENTRANCE_AFTER_MS = 10_000;

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
  useEffect(() => {
    if (!inside) return;
    // why nothing when it fails: it is brought again when it is needed
    const timer = setTimeout(() => void bringEntrance().catch(() => {}), ENTRANCE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [inside]);
  const waiting = <div className="shell-wait" role="status" aria-label={text.loading} />;
  if (session.state === "asking") return waiting;
  if (session.state === "away") return <AwayNotice error={session.error} onRetry={() => void entrance.ask()} />;
  return (
    <>
      {opened.current && (
        // why kept: who signs in again goes on where they were
        <div className="shell" inert={!inside} data-hidden={!inside || undefined}>
          <Suspense fallback={waiting}>
            <Screen />
          </Suspense>
        </div>
      )}
      {!inside && (
        <Suspense fallback={opened.current ? null : waiting}>
          <EntranceScreen />
        </Suspense>
      )}
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
