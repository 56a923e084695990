import type { BuildingCard } from "../../domain/building.ts";
import type { HouseholdCard } from "../../domain/household.ts";
import { lastOf } from "../state/loaded.ts";
import { placeOf } from "../text/area-names.ts";
import { formatCount, formatMoment, MISSING } from "../text/format.ts";
import { nameIn } from "../text/language.ts";
import { useApp, useCommands, useLanguage, useText } from "./app-context.tsx";
import { CardFrame, Chip, Fact } from "./card-frame.tsx";
import { People, StepBar } from "./card-parts.tsx";
import { Elevation } from "./elevation.tsx";
import { KindIcon, RingSymbol, TypeSymbol } from "./symbols.tsx";

/** One door: who lives there (masked), its building's elevation, its open incidents, who answers for it. */
export function HouseholdCardView(props: { household: HouseholdCard; building: BuildingCard | null }) {
  const { household, building } = props;
  const text = useText();
  const language = useLanguage();
  const codes = useApp((state) => lastOf(state.town)?.codes ?? null);
  const type = codes?.householdTypes.find(({ code }) => code === household.type);
  const level = codes?.attentionLevels.find(({ code }) => code === household.attention);
  return (
    <CardFrame
      title={household.address || household.code}
      context={placeOf(household.areas, text)}
      chips={
        <>
          {type && <Chip symbol={<TypeSymbol type={type} size={16} />}>{nameIn(language, type.name)}</Chip>}
          {level && (
            <Chip symbol={<RingSymbol level={level} size={16} />}>
              {text.card.attention(nameIn(language, level.name))}
            </Chip>
          )}
          {household.tags.map((tag) => (
            <Chip key={tag}>{tag}</Chip>
          ))}
        </>
      }
    >
      <dl className="card-facts">
        <Fact label={text.card.head}>{household.head ?? MISSING}</Fact>
        <Fact label={text.card.phone}>{household.phone ?? MISSING}</Fact>
        <Fact label={text.card.residents}>
          {household.residents === null ? MISSING : text.card.people(formatCount(household.residents))}
        </Fact>
      </dl>
      {building?.households && <Elevation households={building.households} chosen={household.id} />}
      {household.openIncidents && <OpenIncidents incidents={household.openIncidents} />}
      <People responsible={household.responsible} />
    </CardFrame>
  );
}

function OpenIncidents({ incidents }: { incidents: NonNullable<HouseholdCard["openIncidents"]> }) {
  const text = useText();
  const commands = useCommands();
  const kinds = useApp((state) => lastOf(state.town)?.codes.incidentKinds ?? null);
  const now = new Date();
  if (incidents.length === 0) return null;
  return (
    <section className="card-section" aria-label={text.card.openIncidents}>
      <div className="card-head">
        <h3>{text.card.openIncidents}</h3>
        <span>{text.card.incidentCount(formatCount(incidents.length))}</span>
      </div>
      {incidents.map((incident) => (
        <button
          key={incident.id}
          type="button"
          className="card-incident"
          onClick={() => commands.select({ kind: "incident", id: incident.id })}
        >
          <span className="card-incident-line">
            <KindIcon icon={kinds?.find(({ code }) => code === incident.kind)?.icon ?? "dots"} size={16} />
            <span className="card-incident-text">{incident.text}</span>
            <time dateTime={incident.reportedAt}>{formatMoment(new Date(incident.reportedAt), now)}</time>
          </span>
          <StepBar state={incident.state} />
        </button>
      ))}
    </section>
  );
}
