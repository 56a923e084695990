import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { metresBetween } from "../../domain/bearing.ts";
import type { HouseholdCard, HouseholdItem } from "../../domain/household.ts";
import { formatLength } from "../text/format.ts";
import { messageIn } from "../text/language.ts";
import { type LinksByHand, useLanguage, useText } from "./app-context.tsx";
import { FormAlert } from "./form-parts.tsx";
import { RowSkeletons } from "./notices.tsx";

/** So many of the nearest are offered. */
const NEAREST = 8;

type Props = { household: HouseholdCard; linked: boolean; byHand: LinksByHand; onClose: () => void };

/** Which party-member household answers for this one: one of the nearest, or one that is typed; or nobody. */
export function LinkForm({ household, linked, byHand, onClose }: Props) {
  const text = useText().links;
  const language = useLanguage();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [parties, setParties] = useState<readonly HouseholdItem[] | null | "failed">(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const { areas, position } = household;
  const within = (areas.find(({ level }) => level === "community") ?? areas.at(-1))?.code;
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: "nearest" });
    const asked = new AbortController();
    if (within === undefined) setParties([]);
    else
      void byHand.parties(within, asked.signal).then((found) => {
        if (!asked.signal.aborted) setParties(found ?? "failed");
      });
    return () => asked.abort();
  }, [byHand, within]);
  const set = async (party: number | null) => {
    setBusy(true);
    const refused = await byHand.set(household.id, party);
    setBusy(false);
    if (refused === null) return onClose();
    setFault(messageIn(language, refused));
  };
  const words = typed.trim().toLowerCase();
  const offered = (Array.isArray(parties) ? (parties as readonly HouseholdItem[]) : [])
    .filter(({ id }) => id !== household.id)
    .filter(({ head, address, code }) => `${head} ${address} ${code}`.toLowerCase().includes(words))
    .map((party) => ({ party, metres: metresBetween(position, party.position) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, NEAREST);
  return (
    <form
      ref={form}
      className="link-form"
      aria-label={text.change}
      aria-busy={busy}
      noValidate
      onSubmit={(event: FormEvent) => event.preventDefault()}
    >
      <div className="visit-field">
        <label htmlFor={id}>{text.choose}</label>
        <input
          ref={field}
          id={id}
          type="search"
          className="link-typed"
          autoComplete="off"
          placeholder={text.chooseHint}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {parties === null && <RowSkeletons rows={4} rowPx={26} />}
      {parties === "failed" && <p className="card-quiet">{text.partiesFailed}</p>}
      {Array.isArray(parties) && offered.length === 0 && <p className="card-quiet">{text.noParties}</p>}
      <ul className="card-links">
        {offered.map(({ party, metres }) => (
          <li key={party.id}>
            <button type="button" className="card-link" disabled={busy} onClick={() => void set(party.id)}>
              <b>{party.head}</b>
              <span>{party.address || party.code}</span>
              <small>{formatLength(metres)}</small>
            </button>
          </li>
        ))}
      </ul>
      <FormAlert>{fault}</FormAlert>
      <div className="visit-actions">
        {linked && (
          <button type="button" className="secondary" disabled={busy} onClick={() => void set(null)}>
            {text.unlink}
          </button>
        )}
        <button type="button" className="secondary" onClick={onClose}>
          {text.cancel}
        </button>
      </div>
    </form>
  );
}
