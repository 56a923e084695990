import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { expandedOf, toggleExpanded } from "../state/actions.ts";
import { type AreaTree, type TreeRow, visibleRows } from "../state/area-tree.ts";
import { keepLast } from "../state/keep-last.ts";
import { pastOf, shownTree } from "../state/past-borders.ts";
import { treeMove } from "../state/tree-keys.ts";
import { shortName } from "../text/area-names.ts";
import { formatCell, formatCount, formatShare } from "../text/format.ts";
import type { Text } from "../text/zh-CN.ts";
import { useApp, useChange, useCommands, useMay, useText } from "./app-context.tsx";
import { BandBar } from "./band-bar.tsx";
import { LoadFailure, RowSkeletons } from "./notices.tsx";
import { useRowWindow } from "./use-row-window.ts";
import "./area-panel.css";

const keptRows = keepLast((tree: AreaTree | null, expanded: readonly string[]) =>
  tree ? visibleRows(tree, new Set(expanded)) : [],
);

/** Whether any area in the tree has households that are visited by schedule. */
const hasVisited = keepLast((tree: AreaTree | null): boolean =>
  [...(tree?.byCode.values() ?? [])].some(({ visited }) => visited !== undefined),
);

const keptExpanded = keepLast((codes: string) => codes.split("\n"));

/** The tree of areas with their figures. Only the rows in sight are made. */
export function AreaPanel({ rowPx = 26 }: { rowPx?: number }) {
  const text = useText();
  const areas = useApp((state) => state.areas);
  const mayHouseholds = useMay("households");
  const mayIncidents = useMay("incidents");
  const tree = useApp(shownTree);
  const isPast = useApp((state) => pastOf(state) !== null);
  const withVisited = useApp((state) => hasVisited(shownTree(state)));
  return (
    <section className="areas" aria-label={text.tree.title}>
      <div className="areas-head">
        <h2>{text.tree.title}</h2>
        {mayHouseholds && !isPast && <span className="areas-figure">{text.tree.households}</span>}
        {mayIncidents && !isPast && <span className="areas-open">{text.tree.open}</span>}
        {withVisited && (
          <span className="areas-visited" title={text.tree.visitedHint}>
            {text.tree.visited}
          </span>
        )}
      </div>
      {areas.state === "failed" && <LoadFailure loaded={areas} what={text.states.failedAreas} slot="areas" />}
      {tree === null && areas.state !== "failed" && <RowSkeletons rows={9} rowPx={rowPx} />}
      {tree && tree.byCode.size === 0 && <p className="areas-empty">{text.tree.empty}</p>}
      {tree && tree.byCode.size > 0 && <Rows tree={tree} rowPx={rowPx} withVisited={withVisited} />}
    </section>
  );
}

function Rows({ tree, rowPx, withVisited }: { tree: AreaTree; rowPx: number; withVisited: boolean }) {
  const text = useText();
  const change = useChange();
  const commands = useCommands();
  const treeId = useId();
  const expanded = useApp((state) => keptExpanded(expandedOf(state).join("\n")));
  const selected = useApp((state) => state.scope);
  const rows = keptRows(tree, expanded);
  const { box, onScroll, first, end, pageRows, reveal } = useRowWindow(rows.length, rowPx);
  const [active, setActive] = useState<string | null>(selected);

  const activeIndex = Math.max(
    0,
    rows.findIndex(({ node }) => node.code === active),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the selection, not every change of the rows
  useEffect(() => {
    if (selected === null) return;
    setActive(selected);
    reveal(rows.findIndex(({ node }) => node.code === selected));
  }, [selected]);

  const choose = ({ node }: TreeRow) => {
    setActive(node.code);
    commands.select({ kind: "area", code: node.code }, node.bounds ? { bounds: node.bounds } : undefined);
  };
  const toggle = (code: string) => change((state) => toggleExpanded(state, code));
  const goTo = (index: number) => {
    setActive(rows[index].node.code);
    reveal(index);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const move = treeMove(rows, activeIndex, event.key, pageRows);
    if (!move) return;
    event.preventDefault();
    if (move.kind === "go") goTo(move.index);
    else if (move.kind === "toggle") toggle(move.code);
    else choose(rows[activeIndex]);
  };

  return (
    <div
      ref={box}
      className="areas-rows"
      role="tree"
      aria-label={text.tree.title}
      aria-activedescendant={`${treeId}-${activeIndex}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={onScroll}
    >
      <div style={{ height: rows.length * rowPx }}>
        {rows.slice(first, end).map((row, offset) => {
          const index = first + offset;
          return (
            <Row
              key={row.node.code}
              row={row}
              parentName={row.node.parent ? (tree.byCode.get(row.node.parent)?.name ?? null) : null}
              id={`${treeId}-${index}`}
              style={{ top: index * rowPx, height: rowPx }}
              selected={row.node.code === selected}
              active={index === activeIndex}
              withVisited={withVisited}
              onChoose={() => choose(row)}
              onToggle={() => toggle(row.node.code)}
            />
          );
        })}
      </div>
    </div>
  );
}

type RowProps = {
  row: TreeRow;
  parentName: string | null;
  id: string;
  style: { top: number; height: number };
  selected: boolean;
  active: boolean;
  /** there is a column for it, whether this area has a figure or not */
  withVisited: boolean;
  onChoose: () => void;
  onToggle: () => void;
};

function Row({ row, parentName, id, style, selected, active, withVisited, onChoose, onToggle }: RowProps) {
  const text = useText();
  const { node, depth, expanded } = row;
  const isGrid = node.level === "grid" && node.kind === "urban";
  const Chevron = expanded ? IconChevronDown : IconChevronRight;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the tree keeps the focus and names the active row
    <div
      id={id}
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={selected}
      aria-expanded={node.children.length > 0 ? expanded : undefined}
      aria-label={nameWithFigures(text, node)}
      className={`areas-row areas-${node.level}${active ? " areas-active" : ""}`}
      style={style}
      title={node.name}
      onClick={onChoose}
    >
      <span className="areas-name" style={{ paddingLeft: 8 + depth * 9 }}>
        {node.children.length > 0 ? (
          <span
            className="areas-chevron"
            aria-hidden="true"
            title={expanded ? text.tree.collapse(node.name) : text.tree.expand(node.name)}
            onClick={(event) => {
              event.stopPropagation();
              onToggle();
            }}
          >
            <Chevron size={14} />
          </span>
        ) : (
          <span className="areas-chevron" />
        )}
        <span className="areas-label">{shortName(node.name, parentName)}</span>
      </span>
      {isGrid && node.households !== undefined && <BandBar households={node.households} selected={selected} />}
      {node.households !== undefined && <span className="areas-figure">{formatCell(node.households)}</span>}
      {node.open_incidents !== undefined && <span className="areas-open">{formatCell(node.open_incidents)}</span>}
      {withVisited && <span className="areas-visited">{formatShare(node.visited ?? null)}</span>}
    </div>
  );
}

/** The figures one may see, read out with the name. */
function nameWithFigures(text: Text, { name, households, open_incidents, visited }: TreeRow["node"]): string {
  const homes = households === undefined ? null : text.tree.homes(formatCount(households));
  const open = open_incidents === undefined ? null : text.tree.openIncidents(formatCount(open_incidents));
  const share = visited === undefined || visited === null ? null : text.tree.visitedShare(formatShare(visited));
  return [name, homes, open, share].filter((part) => part !== null).join(text.tree.between);
}
