import { IconMapPin } from "@tabler/icons-react";
import type { Position } from "geojson";
import { useState } from "react";
import { FABRIC_FAULTS, type FabricFault, type FabricNote } from "../../../domain/layout/fabric/sources.ts";
import { formatCount } from "../../text/format.ts";
import { groundNotesTexts } from "../../text/ground-notes.ts";
import { useLanguage } from "../app-context.tsx";

export type GroundNotesProps = {
  notes: readonly FabricNote[];
  /** flies there */
  onShow: (at: Position) => void;
};

/** What was wrong with the data that the cells were cut from, each kind once; a press shows one place after the other. */
export function GroundNotes({ notes, onShow }: GroundNotesProps) {
  const text = groundNotesTexts[useLanguage()];
  const kinds = FABRIC_FAULTS.map((fault) => ({ fault, all: notes.filter((note) => note.fault === fault) })).filter(
    ({ all }) => all.length > 0,
  );
  if (kinds.length === 0) return null;
  return (
    <section className="planner-section" aria-label={text.title}>
      <h2>
        {text.title} <small>{text.count(formatCount(kinds.length))}</small>
      </h2>
      <ul>
        {kinds.map(({ fault, all }) => (
          <GroundFault key={fault} fault={fault} notes={all} onShow={onShow} />
        ))}
      </ul>
    </section>
  );
}

function GroundFault({ fault, notes, onShow }: GroundNotesProps & { fault: FabricFault }) {
  const text = groundNotesTexts[useLanguage()];
  const [next, setNext] = useState(0);
  const places = notes.flatMap(({ at }) => (at ? [at] : []));
  return (
    <li className="planner-problem">
      <span>{text.faults[fault]}</span>
      {places.length > 0 && (
        <button
          type="button"
          className="link planner-place"
          title={text.show}
          onClick={() => {
            onShow(places[next % places.length]);
            setNext(next + 1);
          }}
        >
          <IconMapPin size={14} aria-hidden="true" />
          {text.places(formatCount(places.length))}
        </button>
      )}
    </li>
  );
}
