import type { ResidentKind } from "../../../domain/resident.ts";
import { nameIn } from "../../text/language-of.ts";
import { KindIcon } from "../kind-icon.tsx";
import { useWords } from "./words.tsx";

type Props = {
  kinds: readonly ResidentKind[];
  chosen: string | null;
  missing: boolean;
  onChoose: (kind: string) => void;
};

/** What it is: one of a few, each with its sign. */
export function KindField({ kinds, chosen, missing, onChoose }: Props) {
  const { text, language } = useWords();
  return (
    <fieldset className="r-field" aria-describedby={missing ? "r-kind-missing" : undefined}>
      <legend>
        {text.what}
        {missing && (
          <em id="r-kind-missing" className="r-missing" role="alert">
            {text.chooseKind}
          </em>
        )}
      </legend>
      <div className="r-kinds">
        {kinds.map(({ code, name, icon }) => (
          <label key={code} className="r-kind">
            <input
              type="radio"
              name="kind"
              className="unseen"
              checked={chosen === code}
              onChange={() => onChoose(code)}
            />
            <KindIcon icon={icon} size={28} />
            {nameIn(language, name)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
