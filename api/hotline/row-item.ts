import type { Gazetteer } from "../../domain/hotline/gazetteer.ts";
import type { HotlineRow } from "../../domain/hotline/sheet.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { openCells } from "./cells.ts";
import { proposalsFor } from "./examine.ts";
import type { SheetRow, StoredRow } from "./queries.ts";
import { rowFacts } from "./row-facts.ts";

/** A row as it is shown: without who reported. Places are proposed for a doubtful one, from `gazetteer`. */
export function rowItem(sealer: Sealer, sheet: SheetRow, row: StoredRow, gazetteer: Gazetteer | null): HotlineRow {
  const cells = openCells(sealer, sheet.id, row);
  const cell = (field: "text" | "address") => cells[sheet.mapping[field] ?? -1] ?? "";
  const { line, number, state, reason, incident_id: incident } = row;
  const proposals = gazetteer && state === "doubtful" ? proposed(cells, sheet, gazetteer) : [];
  return { line, number, state, reason, text: cell("text"), address: cell("address"), proposals, incident };
}

function proposed(cells: string[], { mapping, datum }: SheetRow, gazetteer: Gazetteer): HotlineRow["proposals"] {
  const facts = rowFacts(cells, mapping, datum, Date.now());
  if ("reason" in facts) return [];
  return proposalsFor(facts.address, facts.text, gazetteer).map(({ place, position, score, why }) => {
    const { name, address } = gazetteer.places[place];
    return { position, name: [name, address].filter(Boolean).join(" · "), score, why };
  });
}
