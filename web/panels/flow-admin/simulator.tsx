import { Button, Form, Input, Select } from "antd";
import { useState } from "react";
import type { CodeTables, Name } from "../../../domain/codes.ts";
import type { Flow } from "../../../domain/flow/flow.ts";
import type { Simulation } from "../../../domain/flow/simulation.ts";
import type { Position } from "../../../domain/position.ts";
import type { Administration, Refusal } from "../../state/administration.ts";
import { administrationTexts } from "../../text/administration.ts";
import { nameIn } from "../../text/language.ts";
import { useLanguage } from "../app-context.tsx";
import { PlaceSelect } from "../place-select.tsx";
import { RefusalAlert } from "../refusal-alert.tsx";
import { SimulationResult } from "./simulation-result.tsx";

type Props = { administration: Administration; flows: readonly Flow[]; codes: CodeTables };

type SimulatedPlace = { position: Position; name: string };

type Fields = { text?: string; place?: SimulatedPlace; kind: string; source: string; urgency: string };

/** Stands for "by its words" where a kind is chosen. */
const BY_WORDS = "";

/** What the saved rules would do with a report: nothing is reported. */
export function Simulator({ administration, flows, codes }: Props) {
  const language = useLanguage();
  const all = administrationTexts[language];
  const text = all.flow.simulator;
  const [result, setResult] = useState<Simulation | null>(null);
  const [error, setError] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async ({ text: words = "", place, kind, source, urgency }: Fields) => {
    if (!place) return;
    setBusy(true);
    const sketch = { text: words, position: place.position, source, urgency };
    const answer = await administration.simulate(kind === BY_WORDS ? sketch : { ...sketch, kind });
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    setResult(answer.ok ? answer.value : null);
  };
  const options = (rows: readonly { code: string; name: Name }[]) =>
    rows.map(({ code, name }) => ({ value: code, label: nameIn(language, name) }));
  return (
    <section className="simulator" aria-label={text.title}>
      <h2>{text.title}</h2>
      <p className="admin-quiet">{text.hint}</p>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: BY_WORDS, source: "worker", urgency: "normal" }}
        onFinish={run}
      >
        <Form.Item name="text" label={text.text}>
          <Input.TextArea rows={2} maxLength={2000} placeholder={text.textHint} />
        </Form.Item>
        <Form.Item name="place" label={text.place} rules={[{ required: true, message: all.accounts.required }]}>
          <SimulatedPlaceField administration={administration} />
        </Form.Item>
        <div className="simulator-choices">
          <Form.Item name="kind" label={text.kind}>
            <Select options={[{ value: BY_WORDS, label: text.byWords }, ...options(codes.incidentKinds)]} />
          </Form.Item>
          <Form.Item name="source" label={text.source}>
            <Select options={options(codes.incidentSources)} />
          </Form.Item>
          <Form.Item name="urgency" label={text.urgency}>
            <Select options={options(codes.urgencies)} />
          </Form.Item>
        </div>
        <RefusalAlert error={error} />
        <Button htmlType="submit" loading={busy}>
          {text.run}
        </Button>
      </Form>
      {result && <SimulationResult result={result} flows={flows} codes={codes} />}
    </section>
  );
}

type PlaceProps = {
  administration: Administration;
  id?: string;
  value?: SimulatedPlace;
  onChange?: (place: SimulatedPlace) => void;
};

/** Where it would be: a field of the form. */
function SimulatedPlaceField({ administration, id, value, onChange }: PlaceProps) {
  const text = administrationTexts[useLanguage()].flow.simulator;
  return (
    <PlaceSelect
      id={id}
      search={administration.search}
      placeholder={text.placeHint}
      none={null}
      value={value?.name ?? null}
      onChoose={({ position, title, code }) => onChange?.({ position, name: title || code })}
    />
  );
}
