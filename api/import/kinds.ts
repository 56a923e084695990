import { areas, places, roads } from "./base-map-queries.ts";
import { communities, grids } from "./border-queries.ts";
import { buildings } from "./building-queries.ts";
import { facilities } from "./facility-queries.ts";
import { households } from "./household-queries.ts";
import { incidents } from "./incident-queries.ts";
import type { ImportKind } from "./kind.ts";
import type { KindName } from "./options.ts";
import { staff } from "./staff-queries.ts";
import { visits } from "./visit-queries.ts";

/** Everything that can be imported. */
export const KINDS: Record<KindName, ImportKind> = {
  communities,
  grids,
  areas,
  roads,
  places,
  buildings,
  staff,
  households,
  facilities,
  incidents,
  visits,
};
