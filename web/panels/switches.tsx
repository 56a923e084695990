import { IconMoon, IconSun } from "@tabler/icons-react";
import { useApp, useChange, useText } from "./app-context.tsx";
import "./switches.css";

export function LanguageSwitch() {
  const text = useText();
  const change = useChange();
  return (
    <button
      type="button"
      className="switch"
      aria-label={text.language.label}
      title={text.language.label}
      onClick={() =>
        change(({ preferences }) => ({
          preferences: { ...preferences, language: preferences.language === "zh" ? "en" : "zh" },
        }))
      }
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
