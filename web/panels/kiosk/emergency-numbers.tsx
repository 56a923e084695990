import { useKioskText } from "./kiosk-words.tsx";

/** The numbers to call when there is no time to write. */
export function EmergencyNumbers() {
  const { text } = useKioskText();
  const { fire, sick, danger, office } = text.emergency;
  return (
    <footer className="kiosk-emergency">
      {[
        [fire, "119"],
        [sick, "120"],
        [danger, "110"],
        [office, "12345"],
      ].map(([what, number]) => (
        <p key={number}>
          {what} <b>{number}</b>
        </p>
      ))}
    </footer>
  );
}
