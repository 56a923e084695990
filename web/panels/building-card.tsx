import type { BuildingCard } from "../../domain/building.ts";
import { formatCount } from "../text/format.ts";
import { useMay, useText } from "./app-context.tsx";
import { CardFrame, Chip } from "./card-frame.tsx";
import { Elevation } from "./elevation.tsx";
import { HappenedHere } from "./incidents/similar-links.tsx";

/** A building and every door in it. */
export function BuildingCardView({ building }: { building: BuildingCard }) {
  const text = useText();
  const mayPair = useMay("accounts");
  const mayWrite = useMay("bulletins");
  const title = building.name || building.address || building.code;
  return (
    <CardFrame
      title={title}
      context={building.address && building.address !== title ? building.address : building.code}
      chips={
        <>
          <Chip>{text.buildingKinds[building.kind] ?? building.kind}</Chip>
          {building.floors !== null && <Chip>{text.card.floors(formatCount(building.floors))}</Chip>}
          {building.households && <Chip>{text.card.households(formatCount(building.households.length))}</Chip>}
        </>
      }
    >
      {building.incidents && <HappenedHere incidents={building.incidents} />}
      {building.households && <Elevation households={building.households} chosen={null} />}
      {(mayPair || mayWrite) && (
        <p className="card-context">
          <a href={`/kiosk/${building.id}`} target="_blank" rel="noreferrer">
            {text.card.stairScreen}
          </a>
        </p>
      )}
    </CardFrame>
  );
}
