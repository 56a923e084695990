import { Alert, Button } from "antd";
import type { Refusal } from "../state/administration.ts";
import { administrationTexts } from "../text/administration.ts";
import { messageIn } from "../text/language.ts";
import { useLanguage } from "./app-context.tsx";

/** Why the server refused, in words. */
export function RefusalAlert({ error, onRetry }: { error: Refusal | null; onRetry?: () => void }) {
  const language = useLanguage();
  const text = administrationTexts[language];
  if (error === null) return null;
  const title =
    text.faults[error.code] ?? (error.status ? messageIn(language, error.message) || text.failed : text.failed);
  return (
    <Alert
      type="error"
      showIcon
      title={title}
      style={{ marginBottom: 16 }}
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {text.retry}
          </Button>
        )
      }
    />
  );
}
