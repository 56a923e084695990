import {
  IconAlertTriangle,
  IconBuilding,
  IconBuildingCommunity,
  IconFlag,
  IconHome,
  IconMapPin,
  IconPolygon,
  IconRoad,
  IconUser,
} from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { Found, FoundKind } from "../state/found.ts";
import { lastOf } from "../state/loaded.ts";
import { markedParts } from "../state/marked.ts";
import { nameIn } from "../text/language.ts";
import type { Text } from "../text/zh-CN.ts";
import { useApp, useLanguage, useText } from "./app-context.tsx";

const ICONS: Record<FoundKind, typeof IconHome> = {
  area: IconPolygon,
  compound: IconBuildingCommunity,
  building: IconBuilding,
  household: IconHome,
  staff: IconUser,
  place: IconMapPin,
  road: IconRoad,
  facility: IconFlag,
  incident: IconAlertTriangle,
};

type Props = { found: Found; query: string; id: string; active: boolean; onChoose: () => void };

/** One result: what it is, what it is called, and what tells it from others. What was searched for is set off. */
export function SearchBoxRow({ found, query, id, active, onChoose }: Props) {
  const text = useText();
  const row = useRef<HTMLDivElement>(null);
  const duty = useDuty(found.duty);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const Icon = ICONS[found.kind];
  const by = found.matched ?? [];
  // why: what pinyin has found has no letter in common with the query
  const isOtherwise = found.kind !== "household" && by.includes("name");
  const details = [duty, contextOf(found, text)].filter((detail) => detail && detail !== found.title).join(" · ");
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus and names the active row
    <div ref={row} role="option" id={id} aria-selected={active} className="search-row" onClick={onChoose}>
      <Icon size={16} stroke={1.75} className="search-kind" aria-hidden="true" />
      <span className="search-what">
        <span className="search-title">
          <Marked text={found.title || found.code} query={query} whole={isOtherwise} />
        </span>
        {found.name && (
          <span className="search-name">{by.includes("name") ? <mark>{found.name}</mark> : found.name}</span>
        )}
      </span>
      <span className="search-context">
        {by.includes("code") && found.title !== found.code && (
          <span>
            <Marked text={found.code} query={query} whole />
          </span>
        )}
        {details && <span>{details}</span>}
        {found.phone && (found.kind === "staff" || by.includes("phone")) && (
          <Phone phone={found.phone} marked={by.includes("phone")} />
        )}
      </span>
    </div>
  );
}

/** `text` with what it has in common with `query` set off; all of it, with `whole`, when that is nothing. */
function Marked({ text, query, whole }: { text: string; query: string; whole: boolean }) {
  const parts = markedParts(text, query);
  if (whole && query !== "" && parts.every(({ marked }) => !marked)) return <mark>{text}</mark>;
  return parts.map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other name
    part.marked ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
  );
}

const SHOWN_DIGITS = 4;

function Phone({ phone, marked }: { phone: string; marked: boolean }) {
  return (
    <span className="search-phone">
      {marked ? phone.slice(0, -SHOWN_DIGITS) : phone}
      {marked && <mark>{phone.slice(-SHOWN_DIGITS)}</mark>}
    </span>
  );
}

function useDuty(code: string | undefined): string {
  const language = useLanguage();
  const duties = useApp((state) => lastOf(state.town)?.codes.duties ?? null);
  const duty = duties?.find((one) => one.code === code);
  return duty ? nameIn(language, duty.name) : "";
}

/** Places and roads come with the code of their kind; only those that have a word are shown. */
const contextOf = (found: Found, text: Text): string =>
  found.kind === "place" || found.kind === "road" ? (text.placeKinds[found.context] ?? "") : found.context;
