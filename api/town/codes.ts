import type { CodeTable, CodeTables, Glyph } from "../../domain/codes.ts";
import { Dictionary } from "../memory/dictionary.ts";
import type { CodeRow } from "./queries.ts";

/** The code tables in memory: as the page gets them, and as dictionaries for columns. */
export class Codes {
  tables!: CodeTables;
  readonly types = new Dictionary();
  readonly attentions = new Dictionary(true);
  readonly kinds = new Dictionary();
  readonly states = new Dictionary();
  readonly urgencies = new Dictionary();
  readonly sources = new Dictionary();
  /** by index of `states`: whether an incident in that state still waits for somebody */
  readonly open: boolean[] = [];

  /** Takes over the tables as they are now. Indexes given earlier keep their meaning. */
  take(rows: Record<CodeTable, CodeRow[]>): void {
    this.tables = asTables(rows);
    learn(this.types, rows.household_type);
    learn(this.attentions, rows.attention_level);
    learn(this.kinds, rows.incident_kind);
    learn(this.states, rows.incident_state);
    learn(this.urgencies, rows.urgency);
    learn(this.sources, rows.incident_source);
    for (const row of rows.incident_state) this.open[this.states.indexOf(row.id)!] = row.open as boolean;
  }
}

function learn(dictionary: Dictionary, rows: CodeRow[]) {
  for (const row of rows) dictionary.learn(row.id, row.code);
}

const named = ({ code, name_zh, name_en, rank }: CodeRow) => ({ code, name: { zh: name_zh, en: name_en }, rank });

function asTables(rows: Record<CodeTable, CodeRow[]>): CodeTables {
  return {
    householdTypes: rows.household_type.map((row) => ({
      ...named(row),
      fill: row.fill as string,
      glyph: row.glyph as Glyph,
      rarity: row.rarity as number,
      common: row.common as boolean,
    })),
    attentionLevels: rows.attention_level.map((row) => ({
      ...named(row),
      stroke: row.stroke as string,
      dash: row.dash as "solid" | "dashed" | "dotted",
    })),
    incidentKinds: rows.incident_kind.map((row) => ({ ...named(row), icon: row.icon as string })),
    incidentSources: rows.incident_source.map(named),
    urgencies: rows.urgency.map(named),
    incidentStates: rows.incident_state.map((row) => ({ ...named(row), open: row.open as boolean })),
    duties: rows.duty.map(named),
    facilityKinds: rows.facility_kind.map((row) => ({ ...named(row), icon: row.icon as string })),
  };
}
