import { useEffect, useState } from "react";
import type { HouseholdCard, HouseholdItem, HouseholdLink } from "../../domain/household.ts";
import { type Drawing, redrawn } from "../state/drawings.ts";
import { formatCount } from "../text/format.ts";
import { type LinksByHand, useCommands, useMay, useStoreOfApp, useText } from "./app-context.tsx";
import { LinkForm } from "./link-form.tsx";
import "./card-links.css";

/** Drawings of the card's links. */
const OWNER = "links";

/** So many doors are listed before the rest is asked for. */
const FIRST = 8;

/**
 * 联户: those a party-member household answers for, or the one that answers for this, which may be set by hand. Draws the lines while it
 * is shown. Nothing where there is no link and none may be set.
 */
export function LinkSection({ household, link }: { household: HouseholdCard; link: HouseholdLink | null }) {
  const text = useText();
  const mayWrite = useMay("households.write");
  const byHand = useCommands().linksByHand;
  const maySet = mayWrite && byHand !== null && household.leftOn === null;
  if (link === null && !maySet) return null;
  return (
    <section className="card-section" aria-label={text.links.title}>
      {link?.role === "party" ? (
        <Linked household={household} count={link.count} />
      ) : (
        <Party household={household} link={link} byHand={maySet ? byHand : null} />
      )}
    </section>
  );
}

function Linked({ household, count }: { household: HouseholdCard; count: number }) {
  const text = useText();
  const commands = useCommands();
  const [items, setItems] = useState<readonly HouseholdItem[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [all, setAll] = useState(false);
  const { id, position } = household;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another count means that other households are linked
  useEffect(() => {
    const asked = new AbortController();
    void commands.links(id, asked.signal).then((links) => {
      if (asked.signal.aborted) return;
      setFailed(links === null);
      if (links?.role === "party") setItems(links.households);
    });
    return () => asked.abort();
  }, [commands, id, count]);
  useLines((items ?? []).map((item) => ({ role: "link", line: [position, item.position] })));
  const shown = all ? items : items?.slice(0, FIRST);
  return (
    <>
      <div className="card-head">
        <h3>{text.links.title}</h3>
        <span>{count > 0 ? text.links.count(formatCount(count)) : text.links.none}</span>
      </div>
      {failed && <p className="card-quiet">{text.links.failed}</p>}
      <ul className="card-links">
        {shown?.map((item) => (
          <li key={item.id}>
            <LinkButton item={item} />
          </li>
        ))}
      </ul>
      {items && items.length > FIRST && (
        <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? text.links.fewer : text.links.more(formatCount(items.length - FIRST))}
        </button>
      )}
    </>
  );
}

type PartyProps = {
  household: HouseholdCard;
  link: Extract<HouseholdLink, { role: "linked" }> | null;
  /** null where it may not be set */
  byHand: LinksByHand | null;
};

function Party({ household, link, byHand }: PartyProps) {
  const text = useText().links;
  const [setting, setSetting] = useState(false);
  const party = link?.party ?? null;
  useLines(party ? [{ role: "link", line: [household.position, party.position] }] : []);
  return (
    <>
      <div className="card-head">
        <h3>{text.of}</h3>
        {link?.byHand && <span>{text.byHand}</span>}
        {byHand && !setting && (
          <button type="button" className="link" onClick={() => setSetting(true)}>
            {link ? text.change : text.set}
          </button>
        )}
      </div>
      {party ? <LinkButton item={party} /> : <p className="card-quiet">{link ? text.beyond : text.unlinked}</p>}
      {byHand && setting && (
        <LinkForm household={household} linked={link !== null} byHand={byHand} onClose={() => setSetting(false)} />
      )}
    </>
  );
}

function LinkButton({ item }: { item: HouseholdItem }) {
  const commands = useCommands();
  const { id, position, building, head, address, code } = item;
  return (
    <button
      type="button"
      className="card-link"
      onClick={() => commands.select({ kind: "household", id, position, building })}
    >
      <b>{head}</b>
      <span>{address || code}</span>
    </button>
  );
}

/** Draws `lines` for as long as the card is open. */
function useLines(lines: readonly Drawing[]): void {
  const app = useStoreOfApp();
  const key = JSON.stringify(lines);
  useEffect(() => {
    const draw = (now: readonly Drawing[]) =>
      app.setState(({ drawings }) => ({ drawings: redrawn(drawings, OWNER, now) }));
    draw(JSON.parse(key) as Drawing[]);
    return () => draw([]);
  }, [app, key]);
}
