import type { CompoundCard } from "../../domain/compound.ts";
import { gateWithin } from "../../domain/walk.ts";
import { lastOf } from "../state/loaded.ts";
import { placeOf } from "../text/area-names.ts";
import { formatCount } from "../text/format.ts";
import { nameIn } from "../text/language.ts";
import { useApp, useCommands, useLanguage, useText } from "./app-context.tsx";
import { CardFrame, Chip } from "./card-frame.tsx";
import { People } from "./card-parts.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { TypeSymbol } from "./symbols.tsx";
import "./compound-card.css";

/** A compound: its gates, its households by type as far as one may see them, and the people who answer for it. */
export function CompoundCardView({ compound }: { compound: CompoundCard }) {
  const text = useText();
  const total = compound.households?.reduce((sum, { count }) => sum + count, 0);
  return (
    <CardFrame
      title={compound.name}
      context={placeOf(compound.areas, text)}
      chips={
        <>
          <Chip>{text.walk.compound}</Chip>
          <Chip>{text.walk.buildings(formatCount(compound.buildings))}</Chip>
          {total !== undefined && <Chip>{text.card.households(formatCount(total))}</Chip>}
        </>
      }
    >
      <Gates compound={compound} />
      {compound.households && <Types households={compound.households} />}
      <People responsible={compound.responsible} />
    </CardFrame>
  );
}

function Gates({ compound: { gates, name } }: { compound: CompoundCard }) {
  const text = useText();
  const commands = useCommands();
  return (
    <section className="card-section" aria-label={text.walk.gates}>
      <div className="card-head">
        <h3>{text.walk.gates}</h3>
      </div>
      {gates.length === 0 ? (
        <p className="card-quiet">{text.walk.noGates}</p>
      ) : (
        <div className="compound-gates">
          {gates.map((gate) => (
            <button
              key={gate.position.join()}
              type="button"
              className="chip compound-gate"
              onClick={() => commands.fly({ position: gate.position, zoom: 18.5 })}
            >
              <KindIcon icon="gate" size={14} />
              {gateWithin(gate.name, name) || text.walk.gate}
            </button>
          ))}
        </div>
      )}
    </section>
  );
}

function Types({ households }: { households: NonNullable<CompoundCard["households"]> }) {
  const text = useText();
  const language = useLanguage();
  const types = useApp((state) => lastOf(state.town)?.codes.householdTypes ?? null);
  const most = Math.max(1, ...households.map(({ count }) => count));
  return (
    <section className="card-section" aria-label={text.card.typeShares}>
      <div className="card-head">
        <h3>{text.card.typeShares}</h3>
      </div>
      {households.length === 0 && <p className="card-quiet">{text.walk.noHouseholds}</p>}
      <ul className="compound-types">
        {households.map(({ type, count }) => {
          const known = types?.find(({ code }) => code === type);
          return (
            <li key={type}>
              {known ? <TypeSymbol type={known} size={16} /> : <span />}
              <span>{known ? nameIn(language, known.name) : type}</span>
              <i style={{ width: `${(100 * count) / most}%`, background: known?.fill }} aria-hidden="true" />
              <b>{formatCount(count)}</b>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
