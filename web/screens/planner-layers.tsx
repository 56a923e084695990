import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { chinaDay } from "../../domain/day.ts";
import { recoding } from "../../domain/layout/codes.ts";
import { LONGEST_NAME } from "../../domain/layout/publication.ts";
import { layouts as client } from "../client/layouts.ts";
import type { ClientError } from "../client/result.ts";
import { useLanguage } from "../panels/app-context.tsx";
import { PlannerDialogs } from "../panels/planner/planner-dialogs.tsx";
import { usePlannerText } from "../panels/planner/use-planner-text.ts";
import type { Work } from "../state/editor/editor.ts";
import { infoOf } from "../state/editor/standing.ts";
import { lastOf } from "../state/loaded.ts";
import { codingsFor, shownCodings } from "../state/planner/codings.ts";
import { keptAsCopy } from "../state/planner/copy.ts";
import { noDialog } from "../state/planner/dialog.ts";
import { messageIn } from "../text/language.ts";
import type { PlannerParts } from "./planner-parts.ts";
import { useComparison } from "./use-comparison.ts";

/** What lies over the planner: comparing, the hand-over list, publication, conflicts. */
export function PlannerLayers({ parts, work, problems }: { parts: PlannerParts; work: Work; problems: number }) {
  const { editor, saving, desk } = parts;
  const text = usePlannerText();
  const language = useLanguage();
  const { dialog, handover, layouts, busy, refusal } = useStore(desk.store);
  const band = useStore(editor, (state) => state.band);
  const target = useStore(editor, (state) => state.target);
  const { comparison, fault } = useComparison(dialog, work, { band, target });
  const { id, community } = work.info;
  const isComparing = dialog.kind === "compare";
  useEffect(() => {
    if (isComparing) void desk.look(community);
  }, [isComparing, community, desk]);
  const close = () => desk.show(noDialog);
  const say = (error: ClientError): string =>
    text.faults[error.code] ?? (error.message === "" ? text.faults.other : messageIn(language, error.message));
  const conflict = saving.conflict();
  const template = dialog.kind === "codes" ? dialog.template : null;
  const codings = useMemo(
    () => (template === null ? null : codingsFor(work.draft, work.info, template)),
    [work, template],
  );
  const list = lastOf(handover);
  return (
    <PlannerDialogs
      dialog={dialog}
      onClose={close}
      compare={{
        layouts: (lastOf(layouts) ?? []).filter((layout) => layout.id !== id),
        onChoose: (left, right) => desk.show({ kind: "compare", left, right }),
        comparison,
        fault: fault && text.compare[fault],
      }}
      handover={{
        name: `${work.info.communityName} · ${work.info.name}`,
        csv: client.handoverCsv(id),
        list,
        fault: handover.state === "failed" ? `${text.handover.failed}: ${say(handover.error)}` : null,
        onRetry: () => void desk.readHandover(id),
        onMore: list?.next ? () => void desk.readMore(id) : null,
      }}
      codes={{
        codes: codings && shownCodings(codings, work.draft.layout),
        onTemplate: (template) => desk.show({ kind: "codes", template }),
        onApply: () => {
          const edit = codings && recoding(codings);
          if (edit) parts.editing.perform([edit]);
          close();
        },
      }}
      publication={{
        today: chinaDay(new Date()),
        problems,
        busy,
        fault: refusal && say(refusal),
        onTake: async (given) => {
          if (dialog.kind !== "step") return;
          const card = await desk.take(id, dialog.step, given);
          if (card) parts.standing.put(infoOf(card));
        },
      }}
      conflict={{
        who: conflict?.theirs.at(-1)?.by ?? null,
        edits: conflict?.mine.length ?? 0,
        busy,
        onSettle: async (how) => {
          close();
          if (how !== "copy") return saving.settle(how);
          const copy = await keptAsCopy(
            client,
            saving,
            work.info,
            text.drafts.copyName(work.info.name).slice(-LONGEST_NAME),
          );
          if (copy !== null) parts.open(copy);
        },
      }}
    />
  );
}
