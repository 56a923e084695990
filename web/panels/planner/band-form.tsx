import { type FormEvent, type KeyboardEvent, useEffect, useId, useState } from "react";
import { areSettings, type LayoutSettings, MOST_HOUSEHOLDS } from "../../../domain/layout/layout-settings.ts";
import { usePlannerText } from "./use-planner-text.ts";

export type BandFormProps = {
  settings: LayoutSettings;
  /** false: they are shown only */
  editable: boolean;
  /** false where the server did not take them */
  onSet: (settings: LayoutSettings) => Promise<boolean>;
};

const FIELDS = ["least", "most", "target"] as const;

type Field = (typeof FIELDS)[number];
type Typed = Record<Field, string>;

/** How many households a grid should have. What is typed counts once one leaves the line or presses Enter, if it makes sense. */
export function BandForm({ settings, editable, onSet }: BandFormProps) {
  const text = usePlannerText().band;
  const id = useId();
  const [typed, setTyped] = useState(() => typedOf(settings));
  const [fault, setFault] = useState<"unusable" | "failed" | null>(null);
  useEffect(() => setTyped(typedOf(settings)), [settings]);
  const reset = () => {
    setTyped(typedOf(settings));
    setFault(null);
  };
  const set = async () => {
    const given = settingsIn(typed);
    if (!areSettings(given)) return setFault("unusable");
    setFault(null);
    if (JSON.stringify(given) !== JSON.stringify(settings) && !(await onSet(given))) setFault("failed");
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void set();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") reset();
  };
  const field = (name: Field) => (
    <input
      id={`${id}-${name}`}
      aria-label={text[name]}
      aria-invalid={fault === "unusable" || undefined}
      type="number"
      inputMode="numeric"
      min={1}
      max={MOST_HOUSEHOLDS}
      readOnly={!editable}
      value={typed[name]}
      onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
    />
  );
  return (
    <form
      className="planner-settings"
      aria-label={text.label}
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (editable && !currentTarget.contains(relatedTarget)) void set();
      }}
      noValidate
    >
      <span>{text.each}</span>
      {field("least")}
      <span aria-hidden="true">–</span>
      {field("most")}
      <span>{text.households}</span>
      <label htmlFor={`${id}-target`}>{text.about}</label>
      {field("target")}
      <button type="submit" className="unseen" tabIndex={-1}>
        {text.label}
      </button>
      {fault && (
        <p role="alert" className="planner-bad">
          {text.faults[fault]}
        </p>
      )}
    </form>
  );
}

const typedOf = ({ band: [least, most], target }: LayoutSettings): Typed => ({
  least: String(least),
  most: String(most),
  target: String(target),
});

const settingsIn = ({ least, most, target }: Typed): LayoutSettings => ({
  band: [Number(least), Number(most)],
  target: Number(target),
});
