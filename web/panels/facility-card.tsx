import { ancestorsOf } from "../state/area-tree.ts";
import { isWalkedTo } from "../state/circle.ts";
import { treeFor } from "../state/derived.ts";
import { lastOf } from "../state/loaded.ts";
import { placeOf } from "../text/area-names.ts";
import { MISSING } from "../text/format.ts";
import { nameIn } from "../text/language.ts";
import { useApp, useLanguage, useText } from "./app-context.tsx";
import { CardFrame, CardSkeleton, Chip, Fact } from "./card-frame.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { WalkCircle } from "./walk-circle.tsx";

/** A service station, a canteen, a charging pile; and who lives within a walk of it. */
export function FacilityCardView({ id }: { id: number }) {
  const text = useText();
  const language = useLanguage();
  const facilities = useApp((state) => lastOf(state.facilities));
  const kinds = useApp((state) => lastOf(state.town)?.codes.facilityKinds ?? null);
  const tree = useApp(treeFor);
  const facility = facilities?.find((other) => other.id === id);
  if (!facility) return facilities ? <CardFrame title={text.card.gone} /> : <CardSkeleton />;
  const kind = kinds?.find(({ code }) => code === facility.kind);
  return (
    <CardFrame
      title={facility.name}
      context={tree ? placeOf(ancestorsOf(tree, facility.grid), text) : null}
      chips={kind && <Chip symbol={<KindIcon icon={kind.icon} size={16} />}>{nameIn(language, kind.name)}</Chip>}
    >
      <dl className="card-facts">
        <Fact label={text.card.address}>{facility.address ?? MISSING}</Fact>
        <Fact label={text.card.phone}>{facility.phone ?? MISSING}</Fact>
        <Fact label={text.card.code}>{facility.code}</Fact>
      </dl>
      {isWalkedTo(facility.kind) && <WalkCircle />}
    </CardFrame>
  );
}
