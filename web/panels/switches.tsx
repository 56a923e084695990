import { IconMoon, IconSun } from "@tabler/icons-react";
import { bringTexts } from "../text/language.ts";
import { useApp, useChange, useText } from "./app-context.tsx";
import "./switches.css";

export function LanguageSwitch() {
  const text = useText();
  const change = useChange();
  const other = useApp((state) => (state.preferences.language === "zh" ? "en" : "zh"));
  const choose = async () => {
    await bringTexts(other);
    change(({ preferences }) => ({ preferences: { ...preferences, language: other } }));
  };
  return (
    <button
      type="button"
      className="switch"
      aria-label={text.language.label}
      title={text.language.label}
      onClick={() => void choose()}
    >
      {text.language.short}
    </button>
  );
}

export function ThemeSwitch() {
  const text = useText();
  const change = useChange();
  const theme = useApp((state) => state.preferences.theme);
  const label = theme === "light" ? text.theme.toDark : text.theme.toLight;
  return (
    <button
      type="button"
      className="switch"
      aria-label={label}
      title={label}
      onClick={() =>
        change(({ preferences }) => ({ preferences: { ...preferences, theme: theme === "light" ? "dark" : "light" } }))
      }
    >
      {theme === "light" ? <IconMoon size={18} stroke={1.75} /> : <IconSun size={18} stroke={1.75} />}
    </button>
  );
}
