import { IconPrinter } from "@tabler/icons-react";
import { type AreaOption, PER_SHEET, type PerSheet } from "../../state/resident/code-sheets.ts";
import { formatCount } from "../../text/format.ts";
import type { ResidentText } from "../../text/resident-zh.ts";
import { HeaderHome } from "../header-home.tsx";

type Props = {
  text: ResidentText["codes"];
  areas: readonly AreaOption[];
  area: string;
  perSheet: PerSheet;
  /** codes and sheets; null while they come */
  count: { codes: number; sheets: number } | null;
  making: boolean;
  onArea: (area: string) => void;
  onPerSheet: (count: PerSheet) => void;
  onMake: () => void;
};

const INDENT = "\u3000";

/** Which codes, how many a sheet; making those that are missing, and printing. */
export function CodesBar({ text, areas, area, perSheet, count, making, ...on }: Props) {
  return (
    <header className="codes-bar">
      <HeaderHome back={text.back} title={text.title} />
      <label>
        {text.area}
        <select value={area} onChange={(event) => on.onArea(event.target.value)}>
          {areas.map(({ code, name, depth }) => (
            <option key={code} value={code}>
              {INDENT.repeat(depth) + name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text.perPage}
        <select value={perSheet} onChange={(event) => on.onPerSheet(Number(event.target.value) as PerSheet)}>
          {PER_SHEET.map((number) => (
            <option key={number} value={number}>
              {text.perPageCount(formatCount(number))}
            </option>
          ))}
        </select>
      </label>
      <p role="status">{count && text.count(formatCount(count.codes), formatCount(count.sheets))}</p>
      <button type="button" className="codes-second" disabled={making || area === ""} onClick={on.onMake}>
        {making ? text.making : text.make}
      </button>
      <button type="button" className="codes-first" disabled={!count?.codes} onClick={() => window.print()}>
        <IconPrinter size={18} stroke={1.75} aria-hidden="true" />
        {text.print}
      </button>
    </header>
  );
}
