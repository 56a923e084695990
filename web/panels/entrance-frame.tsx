import { IconMap2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useText } from "./app-context.tsx";
import { EntranceArt } from "./entrance-art.tsx";
import { LanguageSwitch, ThemeSwitch } from "./switches.tsx";
import "./entrance.css";

type Props = {
  lead: string;
  /** the form needs the room of a phone: less of the map */
  tall?: boolean;
  children: ReactNode;
};

/** What stands around a form that must be filled in before the map is seen. */
export function EntranceFrame({ lead, tall = false, children }: Props) {
  const text = useText();
  return (
    <main className={tall ? "entrance entrance-tall" : "entrance"}>
      <div className="entrance-art">
        <EntranceArt />
      </div>
      <div className="entrance-side">
        <div className="entrance-top">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
        <div className="entrance-body">
          <h1 className="entrance-brand">
            <IconMap2 size={32} stroke={1.6} aria-hidden="true" />
            {text.product}
          </h1>
          <p className="entrance-lead">{lead}</p>
          {children}
        </div>
      </div>
    </main>
  );
}
