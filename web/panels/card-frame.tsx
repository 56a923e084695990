import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { nothing } from "../state/selection.ts";
import { useCommands, useText } from "./app-context.tsx";
import "./card.css";

/** Title, one line of context, chips, then sections. Names break at `·`; none is cut off. */
export function CardFrame(props: { title: string; context?: ReactNode; chips?: ReactNode; children?: ReactNode }) {
  const text = useText();
  const commands = useCommands();
  return (
    <article className="card" aria-label={props.title}>
      <div className="card-top">
        <h2>{breakable(props.title)}</h2>
        <button type="button" className="card-close" aria-label={text.close} onClick={() => commands.select(nothing)}>
          <IconX size={18} stroke={1.75} />
        </button>
      </div>
      {props.context && <p className="card-context">{props.context}</p>}
      {props.chips && <div className="card-chips">{props.chips}</div>}
      {props.children}
    </article>
  );
}

/** A fact: its label of 48 px, its value, and what stands at the right. */
export function Fact(props: { label: string; children: ReactNode; end?: ReactNode }) {
  return (
    <div className="card-fact">
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
      {props.end}
    </div>
  );
}

export function Chip(props: { symbol?: ReactNode; tone?: "urgent" | "warning" | "ok"; children: ReactNode }) {
  return (
    <span className={props.tone ? `chip chip-${props.tone}` : "chip"}>
      {props.symbol}
      {props.children}
    </span>
  );
}

/** `阿依古丽·买买提` may break after the dot. */
const breakable = (name: string): string => name.replace(/·/g, "·\u200b");

/** Grey shapes in the size of a card. */
export function CardSkeleton() {
  const text = useText();
  return (
    <div className="card card-skeleton" role="status" aria-label={text.loading}>
      <i style={{ width: "70%", height: 18 }} />
      <i style={{ width: "50%" }} />
      <i style={{ width: "90%", marginTop: 12 }} />
      <i style={{ width: "80%" }} />
      <i style={{ width: "85%" }} />
    </div>
  );
}
