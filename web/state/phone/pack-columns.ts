// What the map draws from, made of what the device keeps: the page needs no other households than its own.

import type { HouseholdColumns, IncidentColumns } from "../../../domain/columns.ts";
import type { PhonePack } from "../../../domain/phone.ts";
import { toLattice } from "../../../domain/position.ts";

/** Numbers of texts in the order in which they are first asked for. `first`: what has number 0. */
function dictionary(first: readonly string[]) {
  const texts = [...first];
  const numbers = new Map(texts.map((text, number) => [text, number]));
  return {
    texts,
    of: (text: string): number => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, texts.length);
      return texts.push(text) - 1;
    },
  };
}

/** The households of `pack` as the map takes them: sorted by grid. */
export function householdColumnsOf({ households }: Pick<PhonePack, "households">): HouseholdColumns {
  const types = dictionary([]);
  const attentions = dictionary([""]);
  const grids = dictionary([""]);
  const rows = [...households].sort((a, b) => ((a.grid ?? "") < (b.grid ?? "") ? -1 : 1));
  return {
    length: rows.length,
    lng: Int32Array.from(rows, ({ position }) => toLattice(position[0])),
    lat: Int32Array.from(rows, ({ position }) => toLattice(position[1])),
    type: Uint8Array.from(rows, ({ type }) => types.of(type)),
    attention: Uint8Array.from(rows, ({ attention }) => attentions.of(attention ?? "")),
    grid: Uint16Array.from(rows, ({ grid }) => grids.of(grid ?? "")),
    id: Int32Array.from(rows, ({ id }) => id),
    types: types.texts,
    attentions: attentions.texts,
    grids: grids.texts,
  };
}

/** The open incidents of `pack`, the earliest first. Where they came from is not kept. */
export function incidentColumnsOf({ incidents }: Pick<PhonePack, "incidents">): IncidentColumns {
  const kinds = dictionary([]);
  const states = dictionary([]);
  const urgencies = dictionary([]);
  const grids = dictionary([""]);
  const seconds = (iso: string): number => Math.floor(Date.parse(iso) / 1000);
  const rows = [...incidents].sort((a, b) => seconds(a.reportedAt) - seconds(b.reportedAt) || a.id - b.id);
  return {
    length: rows.length,
    lng: Int32Array.from(rows, ({ position }) => toLattice(position[0])),
    lat: Int32Array.from(rows, ({ position }) => toLattice(position[1])),
    time: Int32Array.from(rows, ({ reportedAt }) => seconds(reportedAt)),
    kind: Uint8Array.from(rows, ({ kind }) => kinds.of(kind)),
    state: Uint8Array.from(rows, ({ state }) => states.of(state)),
    urgency: Uint8Array.from(rows, ({ urgency }) => urgencies.of(urgency)),
    source: new Uint8Array(rows.length),
    grid: Uint16Array.from(rows, ({ grid }) => grids.of(grid ?? "")),
    id: Int32Array.from(rows, ({ id }) => id),
    kinds: kinds.texts,
    states: states.texts,
    urgencies: urgencies.texts,
    sources: [""],
    grids: grids.texts,
  };
}
