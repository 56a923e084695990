import type { Name } from "../../../domain/codes.ts";
import { nameIn } from "../../text/language.ts";
import { useLanguage } from "../app-context.tsx";

type Props = { states: readonly { code: string; name: Name }[]; state: string };

/** The states of the incident's flow, as that flow calls them, with the one it is in. */
export function FlowBar({ states, state }: Props) {
  const language = useLanguage();
  const now = states.findIndex(({ code }) => code === state);
  return (
    <ol className="steps">
      {states.map(({ code, name }, index) => (
        <li
          key={code}
          className={index < now ? "is-done" : index === now ? "is-now" : undefined}
          aria-current={index === now ? "step" : undefined}
        >
          {nameIn(language, name)}
        </li>
      ))}
    </ol>
  );
}
