import { useId } from "react";

type Props<T extends string> = {
  label: string;
  options: readonly { value: T; words: string }[];
  value: T | null;
  onChoose: (value: T) => void;
};

/** One of a few, each large enough for a thumb. Radio buttons to those who cannot see it. */
export function Choice<T extends string>({ label, options, value, onChoose }: Props<T>) {
  const name = useId();
  return (
    <fieldset className="pchoice">
      <legend>{label}</legend>
      <div className="pchoice-options">
        {options.map((option) => (
          <label key={option.value} className={option.value === value ? "is-chosen" : undefined}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} />
            {option.words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
