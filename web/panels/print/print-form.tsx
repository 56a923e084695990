import { PRINT_COLOURS, PRINT_DPI, PRINT_FORMATS, PRINT_KINDS, type PrintWish } from "../../../domain/paper/print.ts";
import { ORIENTATIONS, PAPER_NAMES } from "../../../domain/paper/sheet.ts";
import type { AreaTree } from "../../state/area-tree.ts";
import { asKind, isOfStairs } from "../../state/print/wish.ts";
import { type AreaOption, areaOptions } from "../../state/resident/code-sheets.ts";
import type { PrintText } from "../../text/print-zh.ts";
import { AreaSelect } from "../bulletins/area-select.tsx";
import { Choices } from "./choices.tsx";

type Props = {
  text: PrintText;
  tree: AreaTree;
  wish: PrintWish;
  reason: string;
  /** which rights one has beside the map */
  may: { households: boolean; names: boolean; codes: boolean };
  onWish: (wish: PrintWish) => void;
  onReason: (reason: string) => void;
};

/** What is to be printed, of which area, on which paper. */
export function PrintForm({ text, tree, wish, reason, may, onWish, onReason }: Props) {
  const change = (part: Partial<PrintWish>) => onWish({ ...wish, ...part });
  const node = tree.byCode.get(wish.area);
  const grid = node?.level === "microgrid" ? (node.parent ?? "") : wish.area;
  const microgrids: AreaOption[] = (tree.byCode.get(grid)?.children ?? []).flatMap((code) => {
    const child = tree.byCode.get(code);
    return child?.level === "microgrid" ? [{ code, name: child.name, depth: 0 }] : [];
  });
  const kinds = PRINT_KINDS.filter((kind) => kind !== "codes" || may.codes);
  const colours = PRINT_COLOURS.filter((colour) => colour !== "types" || may.households);
  const hasMap = !isOfStairs(wish.kind);
  return (
    <form className="print-form" onSubmit={(event) => event.preventDefault()}>
      <Choices
        label={text.kind}
        value={wish.kind}
        options={kinds.map((kind) => ({ value: kind, label: text.kinds[kind] }))}
        onChange={(kind) => onWish(asKind(wish, kind))}
      />
      <div className="print-field">
        <AreaSelect label={text.area} areas={areaOptions(tree)} area={grid} onArea={(area) => change({ area })} />
      </div>
      {microgrids.length > 0 && (
        <div className="print-field">
          <AreaSelect
            label={text.microgrid}
            areas={[{ code: grid, name: text.wholeGrid, depth: 0 }, ...microgrids]}
            area={wish.area}
            onArea={(area) => change({ area })}
          />
        </div>
      )}
      <div className="print-pair">
        <Choices
          label={text.paper}
          value={wish.paper}
          options={PAPER_NAMES.map((paper) => ({ value: paper, label: paper }))}
          onChange={(paper) => change({ paper })}
        />
        <Choices
          label={text.orientation}
          value={wish.orientation}
          options={ORIENTATIONS.map((way) => ({ value: way, label: text.orientations[way] }))}
          onChange={(orientation) => change({ orientation })}
        />
      </div>
      {wish.kind === "map" && (
        <div className="print-pair">
          <Choices
            label={text.format}
            value={wish.format}
            options={PRINT_FORMATS.map((format) => ({ value: format, label: text.formats[format] }))}
            onChange={(format) => change({ format })}
          />
          {wish.format === "png" && (
            <Choices
              label={text.dpi}
              value={String(wish.dpi)}
              options={PRINT_DPI.map((dpi) => ({ value: String(dpi), label: text.dpiCount(String(dpi)) }))}
              onChange={(dpi) => change({ dpi: PRINT_DPI.find((each) => String(each) === dpi) ?? 150 })}
            />
          )}
        </div>
      )}
      {hasMap && (
        <>
          <Choices
            label={text.colour}
            value={wish.colours}
            options={colours.map((colour) => ({ value: colour, label: text.colours[colour] }))}
            onChange={(colours) => change({ colours, names: wish.names && colours === "types" })}
          />
          <Line
            label={text.heading}
            hint={text.headingHint}
            value={wish.title}
            onChange={(title) => change({ title })}
          />
          <Line
            label={text.approval}
            hint={text.approvalHint}
            value={wish.approvalNumber}
            onChange={(approvalNumber) => change({ approvalNumber })}
          />
        </>
      )}
      {hasMap && may.names && wish.colours === "types" && (
        <fieldset className="print-names">
          <label>
            <input type="checkbox" checked={wish.names} onChange={(event) => change({ names: event.target.checked })} />
            {text.names}
          </label>
          <p>{text.namesWhy}</p>
          {wish.names && (
            <>
              <p>{text.namesHow}</p>
              <Line label={text.reason} hint="" value={reason} onChange={(said) => onReason(said ?? "")} />
            </>
          )}
        </fieldset>
      )}
    </form>
  );
}

function Line(props: { label: string; hint: string; value: string | null; onChange: (value: string | null) => void }) {
  const { label, hint, value, onChange } = props;
  return (
    <label className="print-field">
      <span>{label}</span>
      <input
        value={value ?? ""}
        placeholder={hint}
        onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
      />
    </label>
  );
}
