import { useId } from "react";
import type { AreaOption } from "../../state/resident/code-sheets.ts";

type Props = { label: string; areas: readonly AreaOption[]; area: string; onArea: (code: string) => void };

const INDENT = "\u3000";

/** An area among those that one may choose, each as far in as it lies. */
export function AreaSelect({ label, areas, area, onArea }: Props) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={area} onChange={(event) => onArea(event.target.value)}>
        {areas.map(({ code, name, depth }) => (
          <option key={code} value={code}>
            {INDENT.repeat(depth) + name}
          </option>
        ))}
      </select>
    </>
  );
}
