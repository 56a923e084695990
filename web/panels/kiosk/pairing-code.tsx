import { KioskFrame } from "./kiosk-board.tsx";
import { useKioskText } from "./kiosk-words.tsx";

type Props = { code: string | null; fault: string | null; building: number | null };

/** Six characters for an administrator to type, or why there are none. */
export function PairingCode({ code, fault, building }: Props) {
  const { text } = useKioskText();
  const { title, steps, waiting, faults, building: number } = text.pairing;
  return (
    <KioskFrame>
      <main className="kiosk-alone">
        <h1>{title}</h1>
        {code !== null && <p>{steps}</p>}
        {code !== null && <p className="kiosk-code">{code}</p>}
        <p className="kiosk-quiet" role="status">
          {fault === null ? code === null && waiting : (faults[fault] ?? faults.other)}
        </p>
        {building !== null && <p className="kiosk-quiet">{number(String(building))}</p>}
      </main>
    </KioskFrame>
  );
}
