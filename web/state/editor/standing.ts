import type { LayoutSettings } from "../../../domain/layout/layout-settings.ts";
import type { LayoutCard, LayoutInfo } from "../../../domain/layout/publication.ts";
import type { LayoutsClient } from "../../client/layouts.ts";
import { type EditorStore, firstEditorState } from "./editor.ts";
import { empty } from "./gesture.ts";
import type { Saving } from "./saving.ts";

/** Where the layout on the desk stands: its state, who may do what, and what its grids should be like. */
export type Standing = {
  /** Asks the server: somebody else may have moved it on, set its band, or thrown it away. */
  look(): Promise<void>;
  /** Takes what the server said; nothing where another layout is on the desk now. */
  put(info: LayoutInfo): void;
  /** Says how many households a grid should have; counts at once. False when the server did not take it, and it is as before. */
  set(settings: LayoutSettings): Promise<boolean>;
};

type Outside = {
  client: Pick<LayoutsClient, "info" | "set">;
  saving: Pick<Saving, "stop">;
  /** brings the layout onto the desk once more */
  reopen: (id: number) => void;
};

/** What the server says of a layout, but for its cells. */
export const infoOf = ({ base: _, loads: __, ...info }: LayoutCard): LayoutInfo => info;

export function createStanding(store: EditorStore, { client, saving, reopen }: Outside): Standing {
  let sets = 0;
  const put = (info: LayoutInfo) => {
    const { work } = store.getState();
    if (work?.info.id !== info.id || isSame(work.info, info)) return;
    // why: it was handed in and came back; edits that were waiting meanwhile can go on now
    if (work.info.may.edit !== null && info.may.edit === null) return reopen(info.id);
    const { band, target } = info.settings;
    const isTaken = work.info.may.edit === null && info.may.edit !== null;
    store.setState({ work: { ...work, info }, band, target, ...(isTaken ? empty : {}) });
  };
  return {
    put,
    look: async function look() {
      const id = store.getState().work?.info.id;
      if (id === undefined) return;
      const begun = sets;
      const answer = await client.info(id);
      if (store.getState().work?.info.id !== id) return;
      // why again: what is set here meanwhile is newer than what was asked
      if (begun !== sets) return look();
      if (answer.ok) return put(answer.value);
      if (answer.error.status !== 404) return;
      saving.stop();
      store.setState({ ...firstEditorState, opened: { state: "failed", id, error: answer.error } });
    },
    set: async (settings) => {
      const id = store.getState().work?.info.id;
      if (id === undefined) return false;
      sets++;
      store.setState(settings);
      const answer = await client.set(id, settings);
      sets++;
      const { work } = store.getState();
      if (answer.ok) put(infoOf(answer.value));
      else if (work?.info.id === id) store.setState(work.info.settings);
      return answer.ok;
    },
  };
}

/** Each save moves the revision on; that alone is no news. */
const isSame = (a: LayoutInfo, b: LayoutInfo): boolean => JSON.stringify(still(a)) === JSON.stringify(still(b));

const still = (info: LayoutInfo) => ({ ...info, revision: 0, changedAt: "" });
