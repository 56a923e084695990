import type { HouseholdType } from "../../domain/codes.ts";
import { type DueItem, doorLabel } from "../state/due-list.ts";
import { lastOf } from "../state/loaded.ts";
import { nameIn } from "../text/language.ts";
import { useApp, useCommands, useLanguage } from "./app-context.tsx";
import { DueChip } from "./due-chip.tsx";
import { TypeSymbol } from "./symbols.tsx";

/** Households of one building, whose address is `title`. Picking one flies to it and opens its card. */
export function DueRows({ items, title }: { items: readonly DueItem[]; title: string }) {
  const types = useApp((state) => lastOf(state.town)?.codes.householdTypes ?? null);
  return (
    <ul>
      {items.map((item) => (
        <DueRow key={item.id} item={item} type={types?.find(({ code }) => code === item.type)} title={title} />
      ))}
    </ul>
  );
}

function DueRow({ item, type, title }: { item: DueItem; type: HouseholdType | undefined; title: string }) {
  const language = useLanguage();
  const commands = useCommands();
  const chosen = useApp((state) => state.selection.kind === "household" && state.selection.id === item.id);
  const typeName = type ? nameIn(language, type.name) : item.type;
  return (
    <li>
      <button
        type="button"
        className="due-row"
        aria-current={chosen ? "true" : undefined}
        title={typeName}
        onClick={() =>
          commands.select(
            { kind: "household", id: item.id, position: item.position, building: item.building },
            { position: item.position, zoom: 19 },
          )
        }
      >
        {type && <TypeSymbol type={type} size={16} />}
        <span className="due-name">
          {doorLabel(item, title) ?? typeName}
          {item.head && <small className="visits-quiet">{item.head}</small>}
        </span>
        <DueChip visits={item.visits} />
      </button>
    </li>
  );
}
