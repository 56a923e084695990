import type { Edit } from "../../../domain/layout/edit.ts";
import { decodeFabric } from "../../../domain/layout/fabric/encode.ts";
import type { Fabric } from "../../../domain/layout/fabric.ts";
import { figuresOf } from "../../../domain/layout/figures.ts";
import { type History, NO_HISTORY } from "../../../domain/layout/history.ts";
import { type Draft, layoutFrom } from "../../../domain/layout/layout.ts";
import type { LayoutInfo, SavedEdit } from "../../../domain/layout/publication.ts";
import type { KeptDrafts } from "../../client/kept-draft.ts";
import type { FullLayout, LayoutsClient } from "../../client/layouts.ts";
import { failed, ok, type Result } from "../../client/result.ts";
import { groundOf } from "../../layout-editor/ground.ts";
import { untilMade } from "../until-made.ts";
import { type EditorStore, firstEditorState, type Work } from "./editor.ts";
import { coloursOf } from "./measured.ts";
import { withPending, withSaved } from "./rebase.ts";
import type { Kept, Saving } from "./saving.ts";
import { infoOf } from "./standing.ts";

type Outside = {
  client: Pick<LayoutsClient, "get" | "edits" | "fabric">;
  kept: Pick<KeptDrafts, "read">;
  /** whose drafts on this device are meant */
  account: string;
  wait: (ms: number) => Promise<void>;
};

/**
 * Brings layout `id` onto the desk: what the server has, and on top of it what was drawn here and had not reached it. Gives up when
 * another layout is opened meanwhile.
 */
export async function openLayout(store: EditorStore, saving: Saving, id: number, outside: Outside): Promise<void> {
  const isWanted = () => {
    const { opened } = store.getState();
    return "id" in opened && opened.id === id;
  };
  saving.stop();
  const { brushM, snaps, wholeBuildings } = store.getState();
  store.setState({
    ...firstEditorState,
    ...{ brushM, snaps, wholeBuildings },
    opened: { state: "opening", id, step: "draft", progress: null },
  });
  const read = await readLayout(id, outside, (progress) => {
    if (isWanted()) store.setState({ opened: { state: "opening", id, step: "fabric", progress } });
  });
  const keptAs = `${outside.account} ${id}`;
  const kept = (await outside.kept.read(keptAs)) as Kept | null;
  if (!isWanted()) return;
  if (!read.ok) {
    store.setState({ opened: { state: "failed", id, error: read.error } });
    return;
  }
  const { card, base, edits } = read.value;
  const waiting = kept?.pending ?? [];
  const isEditable = card.may.edit === null;
  // why: what waits was drawn on that revision; the server merges it with what others saved since, or says what is in its way
  const revision = isEditable && kept && waiting.length > 0 ? kept.revision : card.revision;
  const confirmed = withSaved(
    base,
    edits.filter(({ number }) => number <= revision),
  );
  const { draft, kept: pending } = withPending(confirmed, isEditable ? waiting : []);
  const work = workOf(infoOf(card), base, draft, kept?.history ?? NO_HISTORY);
  const { band, target } = work.info.settings;
  store.setState({ opened: { state: "open", id }, work, band, target });
  if (isEditable) saving.begin({ id, keptAs, revision, confirmed, pending });
  // why: handed in by somebody else meanwhile; what waits stays on the device until it is a draft again
  else if (waiting.length > 0) store.setState({ saved: { state: "unsent", edits: waiting.length } });
}

const workOf = (info: LayoutInfo, base: Draft, draft: Draft, history: History): Work => ({
  info,
  draft,
  figures: figuresOf(draft),
  ground: groundOf(draft.fabric),
  base,
  history,
  colours: coloursOf(draft, new Map()),
});

type Read = { card: FullLayout; base: Draft; edits: readonly SavedEdit<Edit>[] };

/** A layout as the server has it: its beginning, and every edit since. */
export async function readLayout(
  id: number,
  { client, wait }: Pick<Outside, "client" | "wait">,
  onProgress: (progress: number) => void,
): Promise<Result<Read>> {
  const card = await client.get(id);
  if (!card.ok) return card;
  const [fabric, edits] = await Promise.all([
    readFabric(card.value, { client, wait }, onProgress),
    client.edits(id, 0),
  ]);
  if (!fabric.ok) return fabric;
  if (!edits.ok) return edits;
  const { base, loads, revision } = card.value;
  const draft: Draft = {
    fabric: fabric.value,
    loads: { households: Uint32Array.from(loads.households), population: Uint32Array.from(loads.population) },
    layout: layoutFrom(base),
  };
  // why: somebody may have saved between the two questions, and will be heard of again
  const items = edits.value.items.filter(({ number }) => number <= revision);
  return ok({ card: card.value, base: draft, edits: items });
}

async function readFabric(
  { community, fabric: version }: FullLayout,
  { client, wait }: Pick<Outside, "client" | "wait">,
  onProgress: (progress: number) => void,
): Promise<Result<Fabric>> {
  const bytes = await untilMade(() => client.fabric(community, version), wait, onProgress);
  if (!bytes.ok) return bytes;
  try {
    return ok(decodeFabric(bytes.value));
  } catch (cause) {
    return failed({ code: "answer", message: String(cause), where: community });
  }
}
