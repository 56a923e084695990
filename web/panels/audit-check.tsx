import { Alert, Button } from "antd";
import { useState } from "react";
import type { AuditCheck } from "../../domain/audit.ts";
import type { Administration, Refusal } from "../state/administration.ts";
import { administrationTexts } from "../text/administration.ts";
import { formatCount } from "../text/format.ts";
import { useLanguage } from "./app-context.tsx";
import { RefusalAlert } from "./refusal-alert.tsx";

/** The button that checks the chain of the log. */
export function useAuditCheck(administration: Administration) {
  const text = administrationTexts[useLanguage()].audit;
  const [check, setCheck] = useState<AuditCheck | null>(null);
  const [error, setError] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    const answer = await administration.checkAudit();
    setBusy(false);
    setCheck(answer.ok ? answer.value : null);
    setError(answer.ok ? null : answer.error);
  };
  const button = (
    <Button loading={busy} onClick={run}>
      {busy ? text.checking : text.check}
    </Button>
  );
  const result = (
    <div className="admin-check" role="status">
      <RefusalAlert error={error} onRetry={run} />
      {check && (
        <Alert
          type={check.ok ? "success" : "error"}
          showIcon
          closable={{ onClose: () => setCheck(null) }}
          title={check.ok ? text.whole(formatCount(check.entries)) : text.broken(formatCount(check.brokenAt))}
          description={check.head && <span className="admin-check-head">{text.head(check.head)}</span>}
        />
      )}
    </div>
  );
  return { button, result };
}
