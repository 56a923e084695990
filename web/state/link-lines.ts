import type { Client } from "../client/client.ts";
import type { App, AppState } from "./app.ts";
import { treeFor } from "./derived.ts";
import { type Drawing, redrawn } from "./drawings.ts";
import { may } from "./session.ts";

const OWNER = "link-lines";

/** The area whose links are drawn: the scope where it is a grid or smaller, or a community; null for none. */
export function linkAreaFor(state: AppState): string | null {
  if (!state.layers.links || state.mode !== "households" || !may(state, "households")) return null;
  const node = state.scope === null ? undefined : treeFor(state)?.byCode.get(state.scope);
  return node && ["community", "grid", "microgrid"].includes(node.level) ? node.code : null;
}

/** Draws the links of the area that is looked at while the layer is on; gives how to stop. */
export function followLinkLines(app: App, client: Pick<Client, "linkLines">): () => void {
  let asked: { area: string | null; told: number } = { area: null, told: 0 };
  let request = new AbortController();
  const draw = (lines: readonly Drawing[]) =>
    app.setState(({ drawings }) => ({ drawings: redrawn(drawings, OWNER, lines) }));

  const read = async (area: string) => {
    const { signal } = request;
    const answer = await client.linkLines(area, signal);
    if (signal.aborted) return;
    draw(answer.ok ? answer.value.items.map(({ line }) => ({ role: "link", line })) : []);
  };

  const look = (state: AppState) => {
    const area = linkAreaFor(state);
    const { told } = state.notices;
    if (area === asked.area && (area === null || told === asked.told)) return;
    const isOther = area !== asked.area;
    asked = { area, told };
    request.abort();
    request = new AbortController();
    if (isOther) draw([]);
    if (area !== null) void read(area);
  };
  look(app.getState());
  return app.subscribe(look);
}
