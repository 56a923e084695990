import { InputNumber, Select } from "antd";
import type { CodeTables } from "../../../domain/codes.ts";
import type { CardShares, Clock } from "../../../domain/flow/clock.ts";
import type { Flow } from "../../../domain/flow/flow.ts";
import type { FlowRules } from "../../../domain/flow/rules.ts";
import { LEVELS, type Level } from "../../../domain/grid.ts";
import { administrationTexts } from "../../text/administration.ts";
import { nameIn } from "../../text/language.ts";
import { useLanguage, useText } from "../app-context.tsx";
import { RuleRows } from "./rule-rows.tsx";
import { WhenFields } from "./when-fields.tsx";

type Props = {
  rules: FlowRules;
  flows: readonly Flow[];
  codes: CodeTables;
  onChange: (part: Partial<FlowRules>) => void;
};

/** The rules, one section for each thing they decide. */
export function RuleSections(props: Props) {
  const { rules, flows, codes, onChange } = props;
  const language = useLanguage();
  const text = administrationTexts[language].flow;
  const levelNames = useText().levels;
  const flowOptions = flows.map(({ code, name }) => ({ value: code, label: nameIn(language, name) }));
  const kindOptions = codes.incidentKinds.map(({ code, name }) => ({ value: code, label: nameIn(language, name) }));
  return (
    <>
      <RuleRows
        label={text.flows.title}
        rows={rules.flows}
        empty={{ flow: rules.usual, when: {} }}
        ordered
        onChange={(rows) => onChange({ flows: rows })}
      >
        {({ flow, when }, change) => (
          <>
            <Select
              aria-label={text.flows.flow}
              className="flow-what"
              value={flow}
              options={flowOptions}
              onChange={(chosen) => change({ flow: chosen })}
            />
            <WhenFields codes={codes} when={when} onChange={(next) => change({ when: next })} />
          </>
        )}
      </RuleRows>
      <div className="flow-usual">
        <span>{text.flows.usual}</span>
        <Select
          aria-label={text.flows.usual}
          className="flow-what"
          value={rules.usual}
          options={flowOptions}
          onChange={(usual) => onChange({ usual })}
        />
      </div>
      <RuleRows
        label={text.words.title}
        hint={text.words.hint}
        rows={rules.kinds}
        empty={{ kind: codes.incidentKinds[0]?.code ?? "", words: [] as string[] }}
        ordered
        onChange={(rows) => onChange({ kinds: rows })}
      >
        {({ kind, words }, change) => (
          <>
            <Select
              aria-label={text.kinds}
              className="flow-kind"
              value={kind}
              options={kindOptions}
              onChange={(chosen) => change({ kind: chosen })}
            />
            <Select
              mode="tags"
              open={false}
              suffixIcon={null}
              aria-label={text.words.words}
              className="flow-words"
              placeholder={text.words.words}
              tokenSeparators={[",", "，", "、", " "]}
              value={words}
              onChange={(chosen: string[]) => change({ words: chosen })}
            />
          </>
        )}
      </RuleRows>
      <RuleRows
        label={text.levels.title}
        hint={text.levels.hint}
        rows={rules.levels}
        empty={{ level: "grid" as Level, when: {} }}
        ordered
        onChange={(rows) => onChange({ levels: rows })}
      >
        {({ level, when }, change) => (
          <>
            <Select
              aria-label={text.levels.level}
              className="flow-kind"
              value={level}
              options={LEVELS.map((code) => ({ value: code, label: levelNames[code] }))}
              onChange={(chosen: Level) => change({ level: chosen })}
            />
            <WhenFields codes={codes} when={when} onChange={(next) => change({ when: next })} />
          </>
        )}
      </RuleRows>
      <Clocks {...props} />
      <Cards {...props} />
    </>
  );
}

const HOUR_MINUTES = 60;

function Clocks({ rules, codes, onChange }: Props) {
  const language = useLanguage();
  const text = administrationTexts[language].flow.clocks;
  const set = (urgency: string, clock: Clock) => onChange({ clocks: { ...rules.clocks, [urgency]: clock } });
  return (
    <section className="flow-rules" aria-label={text.title}>
      <h2>{text.title}</h2>
      <ul>
        {codes.urgencies.map(({ code, name }) => {
          const clock = rules.clocks[code] ?? { minutes: 72 * HOUR_MINUTES, counts: "always" };
          const words = nameIn(language, name);
          return (
            <li key={code} className="flow-clock">
              <span>{words}</span>
              <InputNumber
                aria-label={text.of(words)}
                min={1 / HOUR_MINUTES}
                max={8760}
                suffix={text.hours}
                value={clock.minutes / HOUR_MINUTES}
                onChange={(hours) => hours && set(code, { ...clock, minutes: Math.round(hours * HOUR_MINUTES) })}
              />
              <Select
                aria-label={text.countsOf(words)}
                value={clock.counts}
                options={(["working", "always"] as const).map((counts) => ({
                  value: counts,
                  label: text.counts[counts],
                }))}
                onChange={(counts: Clock["counts"]) => set(code, { ...clock, counts })}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const SHARES = ["remind", "yellow", "red"] as const satisfies readonly (keyof CardShares)[];

function Cards({ rules, onChange }: Props) {
  const text = administrationTexts[useLanguage()].flow.cards;
  return (
    <section className="flow-rules" aria-label={text.title}>
      <h2>{text.title}</h2>
      <p className="admin-quiet">{text.hint}</p>
      <ul>
        {SHARES.map((card) => (
          <li key={card} className="flow-clock">
            <span>{text[card]}</span>
            <InputNumber
              aria-label={text[card]}
              min={0}
              max={1000}
              precision={0}
              suffix={text.percent}
              value={Math.round(rules.cards[card] * 100)}
              onChange={(percent) => percent !== null && onChange({ cards: { ...rules.cards, [card]: percent / 100 } })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
