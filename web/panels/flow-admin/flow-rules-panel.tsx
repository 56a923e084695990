import { Alert, Button, Skeleton } from "antd";
import { useState } from "react";
import type { FlowRules } from "../../../domain/flow/rules.ts";
import type { Administration, Refusal } from "../../state/administration.ts";
import { administrationTexts } from "../../text/administration.ts";
import { useLanguage, useMay } from "../app-context.tsx";
import { RefusalAlert } from "../refusal-alert.tsx";
import { useAsked } from "../use-asked.ts";
import { RuleSections } from "./rule-sections.tsx";
import { Simulator } from "./simulator.tsx";
import "./flow-admin.css";

/** The rules by which a report finds its flow, kind, person and time; and what they would do with one. */
export function FlowRulesPanel({ administration }: { administration: Administration }) {
  const all = administrationTexts[useLanguage()];
  const text = all.flow;
  const town = useAsked(administration.town);
  const flows = useAsked(administration.flows);
  const rules = useAsked(administration.flowRules);
  // why: it says who is on duty where, which is asked by whoever handles incidents there
  const mayTry = useMay("incidents.handle");
  const [typed, setTyped] = useState<FlowRules | null>(null);
  const [saving, setSaving] = useState<"no" | "busy" | "saved">("no");
  const [error, setError] = useState<Refusal | null>(null);
  const now = typed ?? rules.value;
  const save = async () => {
    if (typed === null) return;
    setSaving("busy");
    const answer = await administration.setFlowRules(typed);
    setError(answer.ok ? null : answer.error);
    setSaving(answer.ok ? "saved" : "no");
    if (!answer.ok) return;
    setTyped(null);
    rules.reload();
  };
  const retry = () => {
    town.reload();
    flows.reload();
    rules.reload();
  };
  if (!now || !town.value || !flows.value) {
    const failed = town.error ?? flows.error ?? rules.error;
    return failed ? (
      <RefusalAlert error={failed} onRetry={retry} />
    ) : (
      <Skeleton active={false} paragraph={{ rows: 8 }} />
    );
  }
  return (
    <>
      <p className="admin-lead">{text.lead}</p>
      <div className="flow-admin">
        <div>
          <RuleSections
            rules={now}
            flows={flows.value.flows}
            codes={town.value.codes}
            onChange={(part) => {
              setSaving("no");
              setTyped({ ...now, ...part });
            }}
          />
          <div className="flow-foot">
            <RefusalAlert error={error} />
            {saving === "saved" && <Alert type="success" showIcon title={text.saved} />}
            <div className="flow-buttons">
              <Button type="primary" disabled={typed === null} loading={saving === "busy"} onClick={save}>
                {all.save}
              </Button>
              <Button
                disabled={typed === null}
                onClick={() => {
                  setTyped(null);
                  setError(null);
                }}
              >
                {all.cancel}
              </Button>
              {typed !== null && <span className="admin-bar-count">{text.changed}</span>}
            </div>
          </div>
        </div>
        {mayTry && <Simulator administration={administration} flows={flows.value.flows} codes={town.value.codes} />}
      </div>
    </>
  );
}
