import { type CSSProperties, useEffect, useRef } from "react";
import type { Door } from "../../domain/building.ts";
import type { HouseholdType } from "../../domain/codes.ts";
import { classFor } from "../state/colouring.ts";
import { storeysOf } from "../state/elevation.ts";
import { lastOf } from "../state/loaded.ts";
import { formatCount, MISSING } from "../text/format.ts";
import { nameIn } from "../text/language.ts";
import { useApp, useCommands, useLanguage, useText } from "./app-context.tsx";
import { ClassSymbol, TypeSymbol } from "./symbols.tsx";
import "./elevation.css";

/** The building from the front: floors × units, one cell a door, with the map's symbols. A click opens the door. */
export function Elevation({ households, chosen }: { households: readonly Door[]; chosen: number | null }) {
  const text = useText();
  const types = useApp((state) => lastOf(state.town)?.codes.householdTypes ?? null);
  const box = useRef<HTMLDivElement>(null);
  const { units, floors } = storeysOf(households);
  useEffect(() => {
    const door = chosen === null ? null : box.current?.querySelector<HTMLElement>("[aria-current]");
    // why not scrollIntoView: on a phone that would scroll the card away from its title
    if (door && box.current) box.current.scrollTop = door.offsetTop - box.current.clientHeight / 2;
  }, [chosen]);
  if (households.length === 0) return <p className="card-quiet">{text.card.noDoors}</p>;
  const doors = Math.max(...units.map((unit) => unit.width));
  const dense = units.reduce((sum, unit) => sum + unit.width, 0) > 16;
  return (
    <section className="card-section" aria-label={text.card.elevation}>
      <div className="card-head">
        <h3>{text.card.elevation}</h3>
        <span>{text.card.elevationSum(formatCount(households.length), formatCount(units.length))}</span>
      </div>
      <div
        ref={box}
        className={dense ? "elevation elevation-dense" : "elevation"}
        style={{ "--doors": doors } as CSSProperties}
      >
        <div className="elevation-floors" aria-hidden="true">
          {floors.map((floor) => (
            <span key={floor}>{floor === 0 ? MISSING : floor}</span>
          ))}
        </div>
        {units.map((unit) => (
          <div key={unit.name} className="elevation-unit" style={{ "--width": unit.width } as CSSProperties}>
            {unit.rows.map((row, index) => (
              <div key={floors[index]} className="elevation-floor">
                {row.map((door, place) =>
                  door ? (
                    <DoorCell key={door.id} door={door} type={typeOf(types, door)} chosen={door.id === chosen} />
                  ) : (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a place without a door
                    <span key={place} className="elevation-gap" />
                  ),
                )}
              </div>
            ))}
            {unit.name !== "" && <div className="elevation-name">{unitName(unit.name, text.card.unit)}</div>}
          </div>
        ))}
      </div>
    </section>
  );
}

function DoorCell({ door, type, chosen }: { door: Door; type: HouseholdType | undefined; chosen: boolean }) {
  const text = useText();
  const language = useLanguage();
  const commands = useCommands();
  const theme = useApp((state) => state.preferences.theme);
  const own = useApp((state) => classFor(state, door.id));
  const kind = own === undefined ? type?.name : own?.label;
  const label = text.card.door(
    door.floor === null ? MISSING : String(door.floor),
    door.door ?? MISSING,
    kind ? nameIn(language, kind) : own === null ? text.colour.rest : door.type,
  );
  return (
    <button
      type="button"
      className="elevation-door"
      aria-current={chosen ? "true" : undefined}
      aria-label={label}
      title={label}
      onClick={() => commands.select({ kind: "household", id: door.id })}
    >
      {own === undefined ? (
        type && <TypeSymbol type={type} size={18} />
      ) : (
        <ClassSymbol fill={own?.fill[theme] ?? null} shape="household" size={18} />
      )}
    </button>
  );
}

const typeOf = (types: readonly HouseholdType[] | null, door: Door): HouseholdType | undefined =>
  types?.find((type) => type.code === door.type);

/** `2` reads `2 单元`; a name that already says so stays. */
const unitName = (name: string, label: (name: string) => string): string =>
  /^[\dA-Za-z]+$/.test(name) ? label(name) : name;
