import { settingsFrom } from "../../domain/layout/layout-settings.ts";
import type { LayoutItem } from "../../domain/layout/publication.ts";
import type { LayoutRow } from "./queries.ts";

/** A layout as it is listed. */
export const layoutItem = (row: LayoutRow): LayoutItem => ({
  id: row.id,
  community: row.community,
  communityName: row.community_name,
  name: row.name,
  state: row.state,
  settings: settingsFrom(row.settings),
  revision: row.revision,
  fabric: row.fabric,
  by: row.made_by,
  createdAt: row.created_at.toISOString(),
  changedAt: row.changed_at.toISOString(),
  inForceFrom: row.in_force_from,
});
