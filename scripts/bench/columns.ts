import { KeptAnswer } from "../../api/http/kept-answer.ts";
import { decodeHouseholds, encodeHouseholds, type HouseholdColumns } from "../../domain/columns.ts";
import { fromLattice } from "../../domain/position.ts";
import { madeHouseholds } from "./made-county.ts";
import { medianMs, type Report } from "./report.ts";

const HOUSEHOLDS = 350_000;

/** 350,000 households on the wire: bytes and time, against the same rows as JSON. */
export async function columns(report: Report): Promise<void> {
  const households = madeHouseholds(HOUSEHOLDS);
  const bytes = encodeHouseholds(households);
  const json = new TextEncoder().encode(JSON.stringify(rowsOf(households)));

  const against = "rows of JSON";
  const size = { unit: "bytes", against };
  report({ case: "350k households, encoded", value: bytes.length, baseline: json.length, ...size });
  for (const encoding of ["br", "gzip"]) {
    const value = await transferred(bytes, encoding);
    const baseline = await transferred(json, encoding);
    report({ case: `350k households, ${encoding}`, value, baseline, ...size, target: "value ≤ 2,500,000" });
  }
  const time = { unit: "ms", against };
  report({
    case: "350k households, encode",
    value: await medianMs(7, () => encodeHouseholds(households)),
    baseline: await medianMs(3, () => new TextEncoder().encode(JSON.stringify(rowsOf(households)))),
    ...time,
  });
  report({
    case: "350k households, decode",
    value: await medianMs(7, () => decodeHouseholds(bytes)),
    baseline: await medianMs(3, () => JSON.parse(new TextDecoder().decode(json))),
    ...time,
  });
}

/** Bytes that the server sends for `body` when asked for `encoding`. */
async function transferred(body: Uint8Array<ArrayBuffer>, encoding: string): Promise<number> {
  const kept = new KeptAnswer(body, "application/octet-stream");
  const answer = await kept.answer(new Headers({ "accept-encoding": encoding }), "no-cache");
  return (await answer.arrayBuffer()).byteLength;
}

type Row = [id: number, type: string, attention: string, grid: string, lng: number, lat: number];

const rowsOf = ({ length, id, types, type, attentions, attention, grids, grid, lng, lat }: HouseholdColumns): Row[] =>
  Array.from({ length }, (_, row) => [
    id[row],
    types[type[row]],
    attentions[attention[row]],
    grids[grid[row]],
    fromLattice(lng[row]),
    fromLattice(lat[row]),
  ]);
