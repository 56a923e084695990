import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { KioskBoard } from "../../panels/kiosk/kiosk-board.tsx";
import { KioskMessage } from "../../panels/kiosk/kiosk-message.tsx";
import { useKioskText } from "../../panels/kiosk/kiosk-words.tsx";
import { PairingCode } from "../../panels/kiosk/pairing-code.tsx";
import type { KioskStore } from "../../state/kiosk/kiosk.ts";

const TICK_MS = 1000;

/** The screen at a stair: what its store says, at the time of the server's clock. */
export function KioskScreen({ store, building, unit }: { store: KioskStore; building: number | null; unit: string }) {
  const { text } = useKioskText();
  const { stage, aheadMs } = useStore(store);
  const now = useClock() + aheadMs;
  switch (stage.kind) {
    case "showing":
      return <KioskBoard kiosk={stage.kiosk} now={now} heardAt={stage.heardAt} unit={unit} />;
    case "unpaired":
      return <PairingCode code={stage.code} fault={stage.fault} building={building} />;
    case "no-address":
      return <KioskMessage>{text.noAddress}</KioskMessage>;
    case "homeless":
      return <KioskMessage>{text.homeless}</KioskMessage>;
    case "silent":
      return <KioskMessage>{text.silent}</KioskMessage>;
    case "starting":
      return <KioskMessage>{text.starting}</KioskMessage>;
  }
}

/** The browser's clock, in whole seconds; in milliseconds since 1970. */
function useClock(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
