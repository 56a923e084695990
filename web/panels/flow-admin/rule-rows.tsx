import { IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import { Button } from "antd";
import type { ReactNode } from "react";
import { moved, replaced, without } from "../../state/flow-admin/lists.ts";
import { administrationTexts } from "../../text/administration.ts";
import { formatCount } from "../../text/format.ts";
import { useLanguage } from "../app-context.tsx";

type Props<T> = {
  label: string;
  hint?: string;
  rows: readonly T[];
  /** a row as it is added; null while none can be */
  empty: T | null;
  /** whether the order decides: then rows can be moved up */
  ordered?: boolean;
  /** said where there is no row */
  none?: string;
  onChange: (rows: T[]) => void;
  children: (row: T, change: (part: Partial<T>) => void, index: number) => ReactNode;
};

/** Rows that can be filled in, added, taken away and, where the first that holds counts, moved up. */
export function RuleRows<T extends object>(props: Props<T>) {
  const { label, hint, rows, empty, ordered = false, none, onChange, children } = props;
  const text = administrationTexts[useLanguage()].flow;
  return (
    <section className="flow-rules" aria-label={label}>
      <h2>{label}</h2>
      {hint && <p className="admin-quiet">{hint}</p>}
      {rows.length === 0 && none && <p className="admin-quiet">{none}</p>}
      <ol>
        {rows.map((row, index) => {
          const name = `${label} ${text.rule(formatCount(index + 1))}`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rules have no name but their place
            <li key={index}>
              <div className="flow-rule">
                {children(row, (part) => onChange(replaced(rows, index, { ...row, ...part })), index)}
              </div>
              {ordered && (
                <Button
                  type="text"
                  disabled={index === 0}
                  aria-label={text.up(name)}
                  title={text.up(name)}
                  icon={<IconArrowUp size={16} stroke={1.75} />}
                  onClick={() => onChange(moved(rows, index))}
                />
              )}
              <Button
                type="text"
                aria-label={text.remove(name)}
                title={text.remove(name)}
                icon={<IconX size={16} stroke={1.75} />}
                onClick={() => onChange(without(rows, index))}
              />
            </li>
          );
        })}
      </ol>
      <Button
        type="dashed"
        icon={<IconPlus size={16} stroke={1.75} />}
        disabled={empty === null}
        onClick={() => empty && onChange([...rows, empty])}
      >
        {text.add}
      </Button>
    </section>
  );
}
