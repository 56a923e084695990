import { IconCheck } from "@tabler/icons-react";
import { useEffect } from "react";
import { useRound, useRoundStore, useWords } from "./round-context.tsx";

const SHOWN_MS = 5000;

/** Says for a moment that what was just done is done. */
export function RoundNotice() {
  const words = useWords();
  const round = useRoundStore();
  const notice = useRound((state) => state.notice);
  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(() => round.setState({ notice: null }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice, round]);
  const said = {
    "visit.saved": words.visit.saved,
    "visit.savedOffline": words.visit.savedOffline,
    "report.saved": words.report.saved,
    "report.savedOffline": words.report.savedOffline,
    "step.saved": words.step.saved,
    "step.savedOffline": words.step.savedOffline,
  };
  return (
    <div role="status">
      {notice && (
        <p className="round-notice">
          <IconCheck size={24} stroke={2} aria-hidden="true" />
          {said[notice]}
        </p>
      )}
    </div>
  );
}
