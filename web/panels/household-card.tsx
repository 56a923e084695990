import { IconLock } from "@tabler/icons-react";
import { useState } from "react";
import type { BuildingCard } from "../../domain/building.ts";
import type { HouseholdCard, RevealedHousehold } from "../../domain/household.ts";
import type { WayToDoor } from "../../domain/walk.ts";
import { lastOf } from "../state/loaded.ts";
import { placeOf } from "../text/area-names.ts";
import { formatCount, formatMoment, MISSING } from "../text/format.ts";
import { nameIn } from "../text/language.ts";
import { useApp, useCommands, useLanguage, useMay, useText } from "./app-context.tsx";
import { CardFrame, Chip, Fact } from "./card-frame.tsx";
import { People, StepBar } from "./card-parts.tsx";
import { CardThemes } from "./card-themes.tsx";
import { Elevation } from "./elevation.tsx";
import { HouseholdPlan } from "./household-plan.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { LinkSection } from "./link-section.tsx";
import { MovedFact, MovedForm } from "./moved-fact.tsx";
import { RevealPanel } from "./reveal-panel.tsx";
import { RingSymbol, TypeSymbol } from "./symbols.tsx";
import { useReveal } from "./use-reveal.ts";
import { VisitDiary } from "./visit-diary.tsx";
import { VisitFact } from "./visit-fact.tsx";
import { VisitFoot } from "./visit-foot.tsx";
import { WayFacts } from "./way-facts.tsx";

type Props = { household: HouseholdCard; building: BuildingCard | null; way: WayToDoor | null };

/** One door: who lives there (masked), the way there, its building's elevation, its open incidents, who answers for it. */
export function HouseholdCardView({ household, building, way }: Props) {
  const text = useText();
  const language = useLanguage();
  const codes = useApp((state) => lastOf(state.town)?.codes ?? null);
  const mayReveal = useMay("households.reveal");
  const reveal = useReveal(household.id);
  // the last visits are told to those who may write
  const mayVisit = household.visits?.items !== undefined;
  const [moving, setMoving] = useState(false);
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
            <TagChip key={tag.code} name={nameIn(language, tag.name)} restricted={tag.restricted} />
          ))}
        </>
      }
    >
      <dl className="card-facts">
        <Person household={household} seen={reveal.reveal.state === "seen" ? reveal.reveal.revealed : null} />
        <Fact
          label={text.card.residents}
          end={
            mayVisit &&
            household.leftOn === null &&
            !moving && (
              <button type="button" className="link" onClick={() => setMoving(true)}>
                {text.visits.markMoved}
              </button>
            )
          }
        >
          {household.residents === null ? MISSING : text.card.people(formatCount(household.residents))}
        </Fact>
        {household.leftOn !== null && <MovedFact household={household} mayWrite={mayVisit} />}
        {way && <WayFacts way={way} />}
        {household.visits && <VisitFact visits={household.visits} />}
      </dl>
      {moving && household.leftOn === null && <MovedForm household={household} onClose={() => setMoving(false)} />}
      {household.themes && <CardThemes themes={household.themes} />}
      {mayReveal && (household.head ?? household.phone) !== null && <RevealPanel {...reveal} />}
      {building?.households && <Elevation households={building.households} chosen={household.id} />}
      {household.openIncidents && <OpenIncidents incidents={household.openIncidents} />}
      {household.visits?.items && <VisitDiary household={household.id} latest={household.visits.items} />}
      {household.plan !== undefined && <HouseholdPlan household={household.id} plan={household.plan} />}
      <LinkSection household={household} link={household.link ?? null} />
      <People responsible={household.responsible} />
      {household.visits?.items && <VisitFoot household={household} />}
    </CardFrame>
  );
}

/** Masked, or in full while it is revealed. */
function Person({ household, seen }: { household: HouseholdCard; seen: RevealedHousehold | null }) {
  const text = useText();
  if (!seen) {
    return (
      <>
        <Fact label={text.card.head}>{household.head ?? MISSING}</Fact>
        <Fact label={text.card.phone}>{household.phone ?? MISSING}</Fact>
      </>
    );
  }
  return (
    <>
      <Fact label={text.card.head}>
        <span className="fact-seen">{seen.head ?? text.reveal.none}</span>
      </Fact>
      <Fact label={text.card.phone}>
        <span className="fact-seen">
          {seen.phone ? (
            <a href={`tel:${seen.phone.replaceAll(/[^+\d]/g, "")}`} aria-label={text.reveal.call(seen.phone)}>
              {seen.phone}
            </a>
          ) : (
            text.reveal.none
          )}
        </span>
      </Fact>
    </>
  );
}

function TagChip({ name, restricted }: { name: string; restricted: boolean }) {
  const text = useText();
  if (!restricted) return <Chip>{name}</Chip>;
  return (
    <span className="chip tag-restricted" title={text.reveal.restricted}>
      <IconLock size={14} stroke={1.75} role="img" aria-label={text.reveal.restricted} />
      {name}
    </span>
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
