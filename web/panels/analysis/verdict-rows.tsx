import { ClassSymbol } from "../symbols.tsx";

/** Rows of a legend that says how often each verdict was given; those never given are left out. */
export function VerdictRows({ rows }: { rows: readonly { name: string; fill: string; count: string }[] }) {
  return (
    <ul className="verdicts">
      {rows.map(({ name, fill, count }) => (
        <li key={name}>
          <ClassSymbol fill={fill} shape="area" size={16} />
          <span>{name}</span>
          <b>{count}</b>
        </li>
      ))}
    </ul>
  );
}
