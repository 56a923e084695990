import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import type { ClientError } from "../client/result.ts";
import { useApp, useLanguage } from "../panels/app-context.tsx";
import { ListTop } from "../panels/editor/list-top.tsx";
import { DraftList } from "../panels/planner/draft-list.tsx";
import { usePlannerText } from "../panels/planner/use-planner-text.ts";
import { lastOf } from "../state/loaded.ts";
import { may } from "../state/session.ts";
import type { Language } from "../text/language.ts";
import { messageIn } from "../text/language.ts";
import type { PlannerText } from "../text/planner-zh.ts";
import type { PlannerParts } from "./planner-parts.ts";

/** The communities one may plan, the layouts of one of them, and a new one. */
export function PlannerList({ parts: { desk, open } }: { parts: PlannerParts }) {
  const text = usePlannerText();
  const language = useLanguage();
  const areas = useApp((state) => lastOf(state.areas));
  const mayDraw = useApp((state) => may(state, "layouts"));
  const { community, layouts, busy, making, refusal } = useStore(desk.store);
  const communities = useMemo(() => {
    const features = areas?.features.map(({ properties }) => properties) ?? [];
    return features
      .filter(({ level }) => level === "community")
      .map(({ code, name, households }) => ({
        code,
        name,
        households: households ?? null,
        grids: features.filter(({ level, parent }) => level === "grid" && parent === code).length,
      }));
  }, [areas]);
  const [only] = communities;
  useEffect(() => {
    const { community: chosen } = desk.store.getState();
    if (chosen !== null) void desk.look(chosen);
    else if (only && communities.length === 1) void desk.look(only.code);
  }, [desk, only, communities.length]);
  const error = refusal ?? (layouts.state === "failed" ? layouts.error : null);
  return (
    <div className="planner-lists">
      <ListTop />
      <main>
        <DraftList
          communities={communities}
          community={community}
          onCommunity={(code) => void desk.look(code)}
          layouts={lastOf(layouts)}
          mayDraw={mayDraw}
          busy={busy}
          making={making}
          fault={error && faultIn(error, text, language)}
          onOpen={open}
          onRemove={(id) => void desk.remove(id)}
          onBegin={async (beginning) => {
            const begun = await desk.begin(beginning);
            if (begun) open(begun.id);
          }}
        />
      </main>
    </div>
  );
}

/** What the server said, in words; of our own codes what we say. */
export const faultIn = ({ code, message, status }: ClientError, text: PlannerText, language: Language): string =>
  text.faults[code] ?? (status && message ? messageIn(language, message) : text.faults.other);
