import { KioskFrame } from "./kiosk-board.tsx";

/** A sentence in the middle of the screen, for whoever looks after it. */
export function KioskMessage({ children }: { children: string }) {
  return (
    <KioskFrame>
      <main className="kiosk-alone" role="status">
        <p>{children}</p>
      </main>
    </KioskFrame>
  );
}
