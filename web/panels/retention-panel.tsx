import { Button, Form, InputNumber, Popconfirm, Skeleton } from "antd";
import { useState } from "react";
import { MOST_DAYS, RETAINED, type Retained, type Retention } from "../../domain/retention.ts";
import type { Administration, Refusal } from "../state/administration.ts";
import { administrationTexts } from "../text/administration.ts";
import { formatCount, formatMoment } from "../text/format.ts";
import { useLanguage } from "./app-context.tsx";
import { RefusalAlert } from "./refusal-alert.tsx";
import { useAsked } from "./use-asked.ts";
import "./retention.css";

/** How long personal data is kept, and what the next run will remove. */
export function RetentionPanel({ administration }: { administration: Administration }) {
  const { value, error, reload } = useAsked(administration.retention);
  const [newer, setNewer] = useState<Retention | null>(null);
  const shown = newer ?? value;
  return (
    <section className="retention">
      <RefusalAlert error={error} onRetry={reload} />
      {shown ? (
        <RetentionForm retention={shown} administration={administration} onChange={setNewer} />
      ) : (
        error === null && <Skeleton active={false} paragraph={{ rows: 6 }} />
      )}
    </section>
  );
}

type Props = { retention: Retention; administration: Administration; onChange: (retention: Retention) => void };

function RetentionForm({ retention, administration, onChange }: Props) {
  const texts = administrationTexts[useLanguage()];
  const text = texts.retention;
  const [error, setError] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState<"saving" | "running" | null>(null);
  const [saved, setSaved] = useState(false);

  const ask = async (doing: "saving" | "running", asked: ReturnType<Administration["retention"]>) => {
    setBusy(doing);
    setSaved(false);
    const answer = await asked;
    setBusy(null);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) onChange(answer.value);
    setSaved(answer.ok && doing === "saving");
  };
  const { due, last } = retention;
  const nothingDue = RETAINED.every((what) => due[what] === 0);
  return (
    <>
      <p className="retention-lead">{text.lead}</p>
      <RefusalAlert error={error} />
      <Form<Record<Retained, number>>
        layout="vertical"
        requiredMark={false}
        initialValues={retention.days}
        onFinish={(days) => ask("saving", administration.setRetention(days))}
        onValuesChange={() => setSaved(false)}
      >
        {RETAINED.map((what) => (
          <Form.Item
            key={what}
            name={what}
            label={text.fields[what].name}
            extra={text.fields[what].hint}
            rules={[{ required: true, message: texts.accounts.required }]}
          >
            <InputNumber min={1} max={MOST_DAYS} precision={0} suffix={text.unit} className="retention-days" />
          </Form.Item>
        ))}
        <div className="retention-actions">
          <Button type="primary" htmlType="submit" loading={busy === "saving"}>
            {texts.save}
          </Button>
          <span role="status">{saved && text.saved}</span>
        </div>
      </Form>
      <div className="retention-run">
        <p>
          {nothingDue ? text.nothingDue : text.due(formatCount(due.households), formatCount(due.reporters))}
          <br />
          <span className="admin-quiet">
            {last
              ? text.last(
                  formatMoment(new Date(last.at), new Date()),
                  formatCount(last.households),
                  formatCount(last.reporters),
                )
              : text.never}
          </span>
        </p>
        <Popconfirm
          title={text.confirm}
          okText={text.run}
          cancelText={texts.cancel}
          okButtonProps={{ danger: true }}
          onConfirm={() => ask("running", administration.runRetention())}
        >
          <Button disabled={nothingDue} loading={busy === "running"}>
            {text.run}
          </Button>
        </Popconfirm>
      </div>
    </>
  );
}
