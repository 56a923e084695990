import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { chinaDay } from "../../domain/day.ts";
import type { AreaId, Draft } from "../../domain/layout/layout.ts";
import { layouts as client } from "../client/layouts.ts";
import type { ClientError } from "../client/result.ts";
import { newUuid } from "../client/uuid.ts";
import { GRID_FILLS } from "../layout-editor/colours.ts";
import type { MapView } from "../map/map-view.ts";
import { useLanguage } from "../panels/app-context.tsx";
import type { PlannerDialogsProps } from "../panels/planner/planner-dialogs.tsx";
import { usePlannerText } from "../panels/planner/use-planner-text.ts";
import { coloursOf } from "../state/editor/measured.ts";
import { readLayout } from "../state/editor/opening.ts";
import { boundsOf } from "../state/editor/places.ts";
import { withSaved } from "../state/editor/rebase.ts";
import { lastOf } from "../state/loaded.ts";
import { type Compared, compare } from "../state/planner/comparison.ts";
import { noDialog, type SideChoice } from "../state/planner/dialog.ts";
import { faultIn } from "./planner-list.tsx";
import type { PlannerParts } from "./planner-parts.ts";

/** Room for one of two pictures, px; and what is moved and kept in the third. */
const PICTURE = { width: 420, height: 420, fills: { moved: "#CA4A00", kept: "#E0DCD4" } };

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** What is open over the layout on the desk. */
export function usePlannerDialogs(
  { store, saving, desk }: PlannerParts,
  onOpen: (id: number) => void,
  view: () => MapView | null,
): PlannerDialogsProps | null {
  const text = usePlannerText();
  const language = useLanguage();
  const work = useStore(store, (state) => state.work);
  const { dialog, layouts, handover, busy, refusal } = useStore(desk.store);
  const [settling, setSettling] = useState(false);
  const compared = useCompared(dialog.kind === "compare" ? dialog : null, work?.draft ?? null, store);
  const community = work?.info.community;
  useEffect(() => {
    if (dialog.kind === "compare" && community !== undefined) void desk.look(community);
  }, [dialog.kind, community, desk]);
  if (!work) return null;
  const { info } = work;
  const say = (error: ClientError | null) => error && faultIn(error, text, language);
  const conflict = saving.conflict();
  const list = lastOf(handover);
  return {
    dialog,
    onClose: () => desk.show(noDialog),
    compare: {
      layouts: (lastOf(layouts) ?? []).filter(({ id }) => id !== info.id),
      onChoose: (left, right) => desk.show({ kind: "compare", left, right }),
      comparison: compared.value,
      fault: say(compared.error),
    },
    handover: {
      name: info.name,
      csv: client.handoverCsv(info.id),
      list,
      fault: handover.state === "failed" ? say(handover.error) : null,
      onRetry: () => void desk.readHandover(info.id),
      onMore: list?.next ? () => void desk.readMore(info.id) : null,
    },
    codes: {
      codes: null,
      onTemplate: (template) => desk.show({ kind: "codes", template }),
      onApply: () => desk.show(noDialog),
    },
    publication: {
      today: chinaDay(new Date()),
      problems: [...work.figures.grid.values()].filter(({ pieces }) => pieces !== 1).length,
      busy,
      fault: say(refusal),
      onTake: (given) => dialog.kind === "step" && void desk.take(info.id, dialog.step, given),
    },
    conflict: {
      who: conflict?.theirs.at(-1)?.by ?? null,
      cells: conflict ? cellsOf(conflict.theirs).length : 0,
      busy: settling,
      onShow: () => {
        const cells = conflict ? cellsOf(conflict.theirs) : [];
        if (cells.length > 0) view()?.flyTo({ bounds: boundsOf(work.ground, cells), maxZoom: 18 });
        desk.show(noDialog);
      },
      onSettle: async (how) => {
        setSettling(true);
        if (how === "copy") {
          const copy = await copyOf(info.id, info.name, saving.pending());
          if (copy !== null) {
            await saving.settle("theirs");
            onOpen(copy);
          }
        } else await saving.settle(how);
        setSettling(false);
        desk.show(noDialog);
      },
    },
  };
}

/** A copy of the layout with what was drawn here on top; its id, or null where the server did not make it. */
async function copyOf(
  id: number,
  name: string,
  pending: ReturnType<PlannerParts["saving"]["pending"]>,
): Promise<number | null> {
  const made = await client.create({ from: id, name });
  if (!made.ok || "progress" in made.value) return null;
  const { id: copy, revision } = made.value;
  const edits = pending.map(({ edit }) => ({ key: newUuid(), edit }));
  const saved = await client.save(copy, { since: revision, edits });
  return saved.ok ? copy : null;
}

const cellsOf = (edits: readonly { edit: { kind: string } }[]): number[] =>
  edits.flatMap(({ edit }) => ("cells" in edit && Array.isArray(edit.cells) ? (edit.cells.flat(2) as number[]) : []));

/** The two layouts that are compared, and what differs. */
function useCompared(
  choice: { left: SideChoice; right: SideChoice } | null,
  draft: Draft | null,
  store: PlannerParts["store"],
) {
  const [stored, setStored] = useState<ReadonlyMap<number, { draft: Draft; name: string }>>(new Map());
  const [error, setError] = useState<ClientError | null>(null);
  const wanted = [choice?.left, choice?.right].filter((side) => typeof side === "number").join();
  useEffect(() => {
    setError(null);
    for (const id of wanted.split(",").filter(Boolean).map(Number)) {
      void readLayout(id, { client, wait }, () => {}).then((read) => {
        if (!read.ok) return setError(read.error);
        const { card, base, edits } = read.value;
        setStored((known) => new Map(known).set(id, { draft: withSaved(base, edits), name: card.name }));
      });
    }
  }, [wanted]);
  const value = useMemo(() => {
    const { work, band, target } = store.getState();
    if (!choice || !draft || !work) return null;
    const side = (which: SideChoice): Compared | null => {
      const one =
        which === "in-force"
          ? { draft: work.base, name: "" }
          : which === "this"
            ? { draft, name: work.info.name }
            : stored.get(which);
      if (!one) return null;
      const colours = coloursOf(one.draft, which === "this" ? work.colours : new Map());
      return { ...one, fillOf: (grid: AreaId) => GRID_FILLS[colours.get(grid) ?? 0] };
    };
    const [left, right] = [side(choice.left), side(choice.right)];
    return left && right ? compare(left, right, { ...PICTURE, band, target }) : null;
  }, [choice, draft, stored, store]);
  return { value, error };
}
