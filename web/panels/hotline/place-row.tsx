import { IconMapPin } from "@tabler/icons-react";
import { Button } from "antd";
import { useState } from "react";
import type { HotlineRow } from "../../../domain/hotline/sheet.ts";
import type { Position } from "../../../domain/position.ts";
import type { Administration } from "../../state/administration.ts";
import { administrationTexts } from "../../text/administration.ts";
import { formatCount } from "../../text/format.ts";
import { useLanguage } from "../app-context.tsx";
import { PlaceSelect } from "../place-select.tsx";

type Props = { row: HotlineRow; hotline: Administration["hotline"]; onPlace: (position: Position) => Promise<void> };

/** Places that a row may mean, each one click away; and any other, by search. */
export function PlaceRow({ row, hotline, onPlace }: Props) {
  const text = administrationTexts[useLanguage()].hotline;
  const [placing, setPlacing] = useState(false);
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
      <PlaceSelect
        search={hotline.search}
        className="hotline-search"
        label={text.elsewhere}
        placeholder={text.elsewhere}
        none={text.nowhere}
        value={null}
        disabled={placing}
        onChoose={({ position }) => void place(position)}
      />
    </div>
  );
}
