import { type KioskCode, kioskCode } from "../../../domain/kiosk.ts";
import { SquareCode } from "../qr-code.tsx";
import { useKioskText } from "./kiosk-words.tsx";

/** The code that residents scan to report from here. */
export function ReportCode({ codes, unit }: { codes: readonly KioskCode[]; unit: string }) {
  const { text } = useKioskText();
  const code = kioskCode(codes, unit);
  return (
    <div className="kiosk-report">
      {code && <SquareCode text={`${location.origin}/r/${code.token}`} quiet />}
      <div>
        <h3>{text.report}</h3>
        {code && <p>{code.place}</p>}
        <p className="kiosk-quiet">{code ? text.reportHint : text.noCode}</p>
      </div>
    </div>
  );
}
