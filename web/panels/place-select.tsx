import { Select } from "antd";
import { useRef, useState } from "react";
import type { Administration } from "../state/administration.ts";
import type { Found } from "../state/found.ts";

type Props = {
  search: Administration["search"];
  id?: string;
  className?: string;
  label?: string;
  placeholder: string;
  /** what was chosen; null: nothing is kept, each choice is done with at once */
  value: string | null;
  /** said where nothing was found; null: nothing is said */
  none: string | null;
  disabled?: boolean;
  onChoose: (place: Found) => void;
};

/** After the last key, before the server is asked. */
const PAUSE_MS = 200;

const keyOf = ({ kind, id }: Found): string => `${kind}-${id}`;

/** A place found by its address. */
export function PlaceSelect(props: Props) {
  const [found, setFound] = useState<readonly Found[]>([]);
  const stop = useRef(() => {});
  const search = (query: string) => {
    stop.current();
    if (query.trim() === "") return setFound([]);
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await props.search(query, asking.signal);
      if (answer.ok && !asking.signal.aborted) setFound(answer.value.items);
    }, PAUSE_MS);
    stop.current = () => {
      clearTimeout(timer);
      asking.abort();
    };
  };
  return (
    <Select<string>
      id={props.id}
      className={props.className}
      aria-label={props.label}
      placeholder={props.placeholder}
      disabled={props.disabled}
      showSearch={{ filterOption: false, onSearch: search }}
      notFoundContent={props.none}
      suffixIcon={null}
      value={props.value}
      options={found.map((item) => ({
        value: keyOf(item),
        label: [item.title || item.code, item.context].filter(Boolean).join(" · "),
      }))}
      onSelect={(key) => {
        const item = found.find((one) => keyOf(one) === key);
        if (item) props.onChoose(item);
      }}
    />
  );
}
