import type { Receipt } from "../../../domain/resident.ts";
import { formatMoment } from "../../text/format.ts";
import { nameIn } from "../../text/language-of.ts";
import { useWords } from "./words.tsx";

/** Every step that was taken, the last marked. */
export function ProgressList({ receipt }: { receipt: Receipt }) {
  const { text, language } = useWords();
  const now = new Date();
  return (
    <section className="r-progress">
      <h2>
        {text.receipt.progress} <small>{receipt.open ? text.receipt.open : text.receipt.closed}</small>
      </h2>
      <ol>
        {receipt.steps.map(({ name, at }, index) => (
          <li key={`${at} ${name.zh}`} aria-current={index === receipt.steps.length - 1 ? "step" : undefined}>
            <b>{nameIn(language, name)}</b>
            <time dateTime={at}>{formatMoment(new Date(at), now)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}
