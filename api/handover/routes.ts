import { chinaDay } from "../../domain/day.ts";
import type { Handover } from "../../domain/layout/publication.ts";
import { asReader } from "../access/as-reader.ts";
import { viewerOf } from "../access/guard.ts";
import { record } from "../audit/log.ts";
import { addressOf } from "../http/origin.ts";
import { readCursor, writeCursor } from "../http/page.ts";
import { finished, newRoutes } from "../http/routing.ts";
import type { OpenDrafts } from "../layouts/open-drafts.ts";
import type { LayoutRow } from "../layouts/queries.ts";
import { layoutIn } from "../layouts/read.ts";
import type { Parts } from "../parts.ts";
import { begunOn } from "../publication/publish.ts";
import { handoverCsv } from "./csv.ts";
import { getHandover, getHandoverCsv } from "./descriptions.ts";
import { entriesOf, type HandoverEntry, keptEntries, shownEntries, sumsOf } from "./entries.ts";
import { movesOf } from "./moves.ts";

type Asking = Parameters<typeof viewerOf>[0];

/** Who hands whom to whom when a layout comes into force. */
export function handoverRoutes({ database: { sql, sealer }, memory, settings }: Parts, drafts: OpenDrafts) {
  const routes = newRoutes();

  /** What changes hands as far as the one who asks may see it: worked out for `day`, or as it was kept. */
  async function entriesFor(c: Asking, layout: LayoutRow, day: string): Promise<HandoverEntry[]> {
    const { areas } = memory;
    if (isKept(layout)) return asReader(sql, areas, viewerOf(c), (sql) => keptEntries(sql, layout.id));
    const draft = await drafts.open(sql, layout);
    const begun = await begunOn(sql, layout.id);
    const question = { areas, draft, begun, community: layout.area_id, day };
    const { moves } = await asReader(sql, areas, viewerOf(c), (sql) => movesOf(sql, question));
    return entriesOf(draft, areas, moves);
  }

  const dayOf = (layout: LayoutRow, asked: string | undefined): string =>
    layout.in_force_from ?? asked ?? chinaDay(new Date());

  /** `GET /api/layouts/7/handover?day=2026-12-01` */
  routes.openapi(getHandover, async (c) => {
    const { day: asked, limit, after } = c.req.valid("query");
    const layout = await layoutIn(sql, c, c.req.valid("param").id);
    const day = dayOf(layout, asked);
    const [from] = readCursor(after, 1) ?? [0];
    const entries = await entriesFor(c, layout, day);
    const items = await asReader(sql, memory.areas, viewerOf(c), (sql) =>
      shownEntries(sql, entries.slice(from, from + limit), sealer),
    );
    const next = entries.length > from + limit ? writeCursor([from + limit]) : null;
    const answer: Handover = { day, isKept: isKept(layout), sums: sumsOf(entries, day), items, next };
    return c.json(answer, 200, { "cache-control": "no-store" });
  });

  /** `GET /api/layouts/7/handover.csv` */
  routes.openapi(getHandoverCsv, async (c) => {
    const { id } = c.req.valid("param");
    const viewer = viewerOf(c);
    const layout = await layoutIn(sql, c, id);
    const day = dayOf(layout, c.req.valid("query").day);
    const entries = await entriesFor(c, layout, day);
    const items = await asReader(sql, memory.areas, viewer, (sql) => shownEntries(sql, entries, sealer));
    await sql.begin(async (tx) => {
      const details = { name: layout.name, day, items: items.length };
      const subject = { kind: "layout", id };
      const address = addressOf(c, settings);
      await record(tx, { viewer, action: "handover.exported", subject, area: layout.area_id, address, details });
    });
    return finished(
      c.body(handoverCsv(items), 200, {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="handover-${id}.csv"`,
        "cache-control": "no-store",
      }),
    );
  });
  return routes;
}

/** Once it was in force, what changed hands stands written. What was in force before any was published took nothing over. */
const isKept = ({ state }: LayoutRow): boolean => state === "in-force" || state === "superseded";
