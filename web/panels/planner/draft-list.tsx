import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { LayoutItem } from "../../../domain/layout/publication.ts";
import type { Beginning } from "../../state/planner/desk.ts";
import { formatCount, formatMoment } from "../../text/format.ts";
import { BeginForm } from "./begin-form.tsx";
import { usePlannerText } from "./use-planner-text.ts";
import "./planner-side.css";
import "./planner-dialog.css";
import "./planner-header.css";
import "./draft-list.css";

/** A community whose grids one may redraw. */
export type PlannedCommunity = {
  readonly code: string;
  readonly name: string;
  readonly grids: number;
  readonly households: number | null;
};

export type DraftListProps = {
  communities: readonly PlannedCommunity[];
  community: string | null;
  onCommunity: (code: string) => void;
  /** null while they are on their way */
  layouts: readonly LayoutItem[] | null;
  mayDraw: boolean;
  busy: boolean;
  /** how far the ground of a new one is made, 0–1 */
  making: number | null;
  /** what went wrong, in words */
  fault: string | null;
  onOpen: (id: number) => void;
  onRemove: (id: number) => void;
  onBegin: (beginning: Beginning) => void;
};

/** Where planning begins: a community, its layouts, and a new one. */
export function DraftList(props: DraftListProps) {
  const text = usePlannerText();
  const words = text.drafts;
  const { communities, community, layouts, mayDraw, busy, fault } = props;
  const chosen = communities.find(({ code }) => code === community) ?? null;
  return (
    <section className="drafts" aria-label={words.title}>
      <h2>{words.title}</h2>
      <label className="planner-field">
        {words.community}
        <select value={community ?? ""} onChange={(event) => props.onCommunity(event.target.value)}>
          {community === null && <option value="">{words.chooseCommunity}</option>}
          {communities.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {chosen && (
        <p className="planner-quiet">{words.gridsNow(formatCount(chosen.grids), formatCount(chosen.households))}</p>
      )}
      {fault !== null && (
        <p role="alert" className="planner-alert">
          {fault}
        </p>
      )}
      {chosen && layouts === null && fault === null && <p role="status">{words.loading}</p>}
      {layouts?.length === 0 && <p className="planner-quiet">{words.none}</p>}
      <ul className="drafts-list">
        {layouts?.map((layout) => (
          <DraftLine
            key={layout.id}
            layout={layout}
            mayRemove={mayDraw && layout.state === "draft"}
            onOpen={() => props.onOpen(layout.id)}
            onRemove={() => props.onRemove(layout.id)}
          />
        ))}
      </ul>
      {chosen && mayDraw && (
        <BeginForm
          key={chosen.code}
          community={chosen.name}
          layouts={layouts ?? []}
          busy={busy}
          making={props.making}
          onBegin={props.onBegin}
        />
      )}
    </section>
  );
}

type LineProps = { layout: LayoutItem; mayRemove: boolean; onOpen: () => void; onRemove: () => void };

function DraftLine({ layout, mayRemove, onOpen, onRemove }: LineProps) {
  const text = usePlannerText();
  const words = text.drafts;
  const [sure, setSure] = useState(false);
  const { name, state, by, changedAt, revision, inForceFrom } = layout;
  return (
    <li>
      <button type="button" className="drafts-open" onClick={onOpen} aria-label={words.open(name)}>
        <b>{name}</b>
        <span className={state === "in-force" ? "chip chip-ok" : "chip"}>{text.stages[state]}</span>
        <small>
          {words.by(by, formatMoment(new Date(changedAt), new Date()))} · {words.revision(formatCount(revision))}
          {inForceFrom !== null && ` · ${words.fromDay(inForceFrom)}`}
        </small>
      </button>
      {mayRemove && (
        <button
          type="button"
          className="card-close"
          aria-label={words.remove}
          title={words.remove}
          onClick={() => setSure(true)}
        >
          <IconTrash size={16} stroke={1.75} aria-hidden="true" />
        </button>
      )}
      {sure && (
        <p className="planner-warning drafts-sure" role="alert">
          {words.removeSure(name)}{" "}
          <button type="button" className="link" onClick={onRemove}>
            {words.remove}
          </button>{" "}
          <button type="button" className="link" onClick={() => setSure(false)}>
            {text.cancel}
          </button>
        </p>
      )}
    </li>
  );
}
