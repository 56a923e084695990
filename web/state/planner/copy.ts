import type { LayoutItem } from "../../../domain/layout/publication.ts";
import type { LayoutsClient } from "../../client/layouts.ts";
import { newUuid } from "../../client/uuid.ts";
import type { Saving } from "../editor/saving.ts";

/**
 * Settles a conflict by keeping both: a copy of the layout gets the edits that wait here, and the layout itself stays as the other
 * person saved it. Gives the number of the copy; null where the server did not take it, and then nothing has changed.
 */
export async function keptAsCopy(
  client: Pick<LayoutsClient, "create" | "save">,
  saving: Pick<Saving, "pending" | "settle">,
  layout: Pick<LayoutItem, "id">,
  name: string,
): Promise<number | null> {
  const made = await client.create({ from: layout.id, name });
  if (!made.ok || !("id" in made.value)) return null;
  const { id, revision } = made.value;
  const edits = saving.pending().map(({ edit }) => ({ key: newUuid(), edit }));
  const saved = await client.save(id, { since: revision, edits });
  if (!saved.ok) return null;
  await saving.settle("theirs");
  return id;
}
