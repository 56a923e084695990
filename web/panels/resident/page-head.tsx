import { IconPhoneCall } from "@tabler/icons-react";
import { useWords } from "./words.tsx";

/** What the page is, whose it is, and the numbers to call when there is no time to write. */
export function PageHead({ title, office, simulated }: { title: string; office: string; simulated: boolean }) {
  const { text } = useWords();
  return (
    <header className="r-head">
      <div className="r-title">
        <h1>{title}</h1>
        {simulated && <span className="r-tag">{text.simulated}</span>}
      </div>
      {office !== "" && <p className="r-office">{office}</p>}
      <Emergency />
    </header>
  );
}

function Emergency() {
  const { text } = useWords();
  const lines = [
    [text.emergency.fire, "119"],
    [text.emergency.sick, "120"],
    [text.emergency.danger, "110"],
  ];
  return (
    <p className="r-emergency">
      <IconPhoneCall size={24} stroke={1.6} aria-hidden="true" />
      <span>
        {lines.map(([what, number], index) => (
          <span key={number} className="r-call">
            {what} <a href={`tel:${number}`}>{number}</a>
            {index < lines.length - 1 && text.comma}
          </span>
        ))}
      </span>
    </p>
  );
}
