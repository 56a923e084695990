import { IconMapPin } from "@tabler/icons-react";
import { Button, Select } from "antd";
import { useRef, useState } from "react";
import type { HotlineRow } from "../../../domain/hotline/sheet.ts";
import type { Position } from "../../../domain/position.ts";
import type { Administration } from "../../state/administration.ts";
import { administrationTexts } from "../../text/administration.ts";
import { formatCount } from "../../text/format.ts";
import { useLanguage } from "../app-context.tsx";

type Place = { name: string; context: string; position: Position };

type Props = { row: HotlineRow; hotline: Administration["hotline"]; onPlace: (position: Position) => Promise<void> };

/** Places that a row may mean, each one click away; and any other, by search. */
export function PlaceRow({ row, hotline, onPlace }: Props) {
  const text = administrationTexts[useLanguage()].hotline;
  const [placing, setPlacing] = useState(false);
  const [found, setFound] = useState<readonly Place[]>([]);
  const asked = useRef<AbortController | null>(null);
  const search = async (query: string) => {
    asked.current?.abort();
    if (query.trim() === "") return setFound([]);
    const asking = new AbortController();
    asked.current = asking;
    const answer = await hotline.search(query, asking.signal);
    if (!asking.signal.aborted && answer.ok) {
      setFound(answer.value.items.map(({ title: name, context, position }) => ({ name, context, position })));
    }
  };
  const place = async (position: Position) => {
    setPlacing(true);
    await onPlace(position);
    setPlacing(false);
  };
  const line = formatCount(row.line);
  return (
    <div className="hotline-places">
      {row.proposals.map(({ name, position, score, why }) => (
        <Button
          key={position.join()}
          disabled={placing}
          icon={<IconMapPin size={16} stroke={1.75} />}
          aria-label={text.placeHere(name, line)}
          onClick={() => void place(position)}
        >
          {name}
          <span className="admin-quiet">
            {text.score(formatCount(Math.round(score * 100)))} · {why.map((reason) => text.why[reason]).join(" · ")}
          </span>
        </Button>
      ))}
      <Select<number>
        className="hotline-search"
        aria-label={text.elsewhere}
        placeholder={text.elsewhere}
        disabled={placing}
        showSearch={{ filterOption: false, onSearch: (query: string) => void search(query) }}
        notFoundContent={text.nowhere}
        value={null}
        options={found.map(({ name, context }, value) => ({ value, label: context ? `${name} · ${context}` : name }))}
        onSelect={(index: number) => void place(found[index].position)}
      />
    </div>
  );
}
