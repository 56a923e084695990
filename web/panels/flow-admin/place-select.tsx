import { Select } from "antd";
import { useRef, useState } from "react";
import type { Position } from "../../../domain/position.ts";
import type { Administration } from "../../state/administration.ts";
import type { Found } from "../../state/found.ts";
import { administrationTexts } from "../../text/administration.ts";
import { useLanguage } from "../app-context.tsx";

export type SimulatedPlace = { position: Position; name: string };

type Props = {
  administration: Administration;
  id?: string;
  value?: SimulatedPlace;
  onChange?: (place: SimulatedPlace) => void;
};

/** After the last key, before the server is asked. */
const PAUSE_MS = 200;

const keyOf = ({ kind, id }: Found): string => `${kind}-${id}`;

/** A place found by its address. A field of a form. */
export function PlaceSelect({ administration, id, value, onChange }: Props) {
  const text = administrationTexts[useLanguage()].flow.simulator;
  const [found, setFound] = useState<readonly Found[]>([]);
  const request = useRef<{ stop: () => void }>({ stop: () => {} });
  const search = (query: string) => {
    request.current.stop();
    if (query.trim() === "") return;
    const aborting = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await administration.search(query, aborting.signal);
      if (answer.ok) setFound(answer.value.items);
    }, PAUSE_MS);
    request.current.stop = () => {
      clearTimeout(timer);
      aborting.abort();
    };
  };
  return (
    <Select
      id={id}
      showSearch={{ filterOption: false, onSearch: search }}
      placeholder={text.placeHint}
      notFoundContent={null}
      suffixIcon={null}
      value={value?.name}
      options={found.map((item) => ({
        value: keyOf(item),
        label: [item.title || item.code, item.context].filter(Boolean).join(" · "),
      }))}
      onChange={(key: string) => {
        const item = found.find((one) => keyOf(one) === key);
        if (item) onChange?.({ position: item.position, name: item.title || item.code });
      }}
    />
  );
}
