import { IconDownload, IconPrinter } from "@tabler/icons-react";
import type { PrintJob, PrintNote } from "../../../domain/paper/print.ts";
import { formatCount, formatShare } from "../../text/format.ts";
import type { PrintText } from "../../text/print-zh.ts";

type Props = {
  text: PrintText;
  /** the print that is made or was made; null before */
  job: PrintJob | null;
  /** address of its file */
  file: string | null;
  /** what went wrong, in words */
  fault: string;
  disabled: boolean;
  onMake: () => void;
  onStop: () => void;
};

/** Making a print: how far it is, and the file when it is done. */
export function PrintResult({ text, job, file, fault, disabled, onMake, onStop }: Props) {
  const runs = job !== null && job.endedAt === null;
  return (
    <div className="print-result">
      {runs ? (
        <p role="status" className="print-progress">
          <progress value={job.progress} />
          <span>
            {job.state === "waiting" ? text.waiting(formatCount(job.ahead)) : text.making(formatShare(job.progress))}
          </span>
          <button type="button" onClick={onStop}>
            {text.stop}
          </button>
        </p>
      ) : (
        <button type="button" className="print-make" disabled={disabled} onClick={onMake}>
          <IconPrinter size={18} stroke={1.75} aria-hidden="true" />
          {text.make}
        </button>
      )}
      {fault && <p role="alert">{fault}</p>}
      {job?.made && file && (
        <div className="print-done">
          <a href={file} download={job.made.name}>
            <IconDownload size={18} stroke={1.75} aria-hidden="true" />
            {text.download}
          </a>
          <span>{text.size((job.made.bytes / 1e6).toFixed(1), formatCount(job.made.pages))}</span>
          <p>{text.done}</p>
          <PrintNotes text={text} notes={job.made.notes} />
        </div>
      )}
    </div>
  );
}

/** What one should know of a print before hanging it up. */
export function PrintNotes({ text, notes }: { text: PrintText; notes: readonly PrintNote[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="print-notes">
      {notes.map(({ code, count, text: said }) => (
        <li key={code}>{text.notes[code](formatCount(count), said)}</li>
      ))}
    </ul>
  );
}
