import type { ThemeValue } from "../../domain/theme.ts";
import { colourBy } from "../state/colouring.ts";
import { nameIn } from "../text/language.ts";
import { useChange, useLanguage, useText } from "./app-context.tsx";

/** What the themes say of a household. A click on a theme's name colours the map by it. */
export function CardThemes({ themes }: { themes: readonly ThemeValue[] }) {
  const text = useText();
  const language = useLanguage();
  const change = useChange();
  return (
    <section className="card-section" aria-label={text.themes.title}>
      <div className="card-head">
        <h3>{text.themes.title}</h3>
      </div>
      <ul className="card-themes">
        {themes.map(({ code, name, value }) => (
          <li key={code}>
            <button
              type="button"
              className="link"
              title={text.themes.show(nameIn(language, name))}
              onClick={() => change((state) => ({ mode: "households", ...colourBy({ kind: "theme", code })(state) }))}
            >
              {nameIn(language, name)}
            </button>
            <b>{value}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
