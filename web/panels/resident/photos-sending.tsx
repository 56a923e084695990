import type { Sent } from "../../state/resident/report.ts";
import { formatCount } from "../../text/format.ts";
import { useWords } from "./words.tsx";

/** How far the photos are, and another try for those that were lost. */
export function PhotosSending({ sent, onAgain }: { sent: Sent; onAgain?: () => void }) {
  const { text } = useWords();
  if (sent.sending !== null) {
    return (
      <p className="r-quiet" role="status">
        {text.receipt.sendingPhotos(formatCount(sent.sending), formatCount(sent.all))}
      </p>
    );
  }
  if (sent.lost.length === 0) return null;
  return (
    <p className="r-fault">
      <em role="alert">{text.receipt.photosLost(formatCount(sent.lost.length))}</em>
      <button type="button" className="r-second" onClick={onAgain}>
        {text.receipt.again}
      </button>
    </p>
  );
}
