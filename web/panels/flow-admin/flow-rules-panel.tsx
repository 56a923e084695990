import { Skeleton } from "antd";
import type { Administration } from "../../state/administration.ts";
import { administrationTexts } from "../../text/administration.ts";
import { useLanguage, useMay } from "../app-context.tsx";
import { RefusalAlert } from "../refusal-alert.tsx";
import { SaveFoot } from "../save-foot.tsx";
import { useAsked } from "../use-asked.ts";
import { useTyped } from "../use-typed.ts";
import { RuleSections } from "./rule-sections.tsx";
import { Simulator } from "./simulator.tsx";
import "./flow-admin.css";

/** The rules by which a report finds its flow, kind, person and time; and what they would do with one. */
export function FlowRulesPanel({ administration }: { administration: Administration }) {
  const text = administrationTexts[useLanguage()].flow;
  const town = useAsked(administration.town);
  const flows = useAsked(administration.flows);
  const rules = useAsked(administration.flowRules);
  // why: it says who is on duty where, which is asked by whoever handles incidents there
  const mayTry = useMay("incidents.handle");
  const typing = useTyped(rules, administration.setFlowRules);
  const { now } = typing;
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
            onChange={(part) => typing.type({ ...now, ...part })}
          />
          <SaveFoot typing={typing} changed={typing.isTyped ? text.changed : null} saved={text.saved} />
        </div>
        {mayTry && <Simulator administration={administration} flows={flows.value.flows} codes={town.value.codes} />}
      </div>
    </>
  );
}
