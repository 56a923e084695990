import { IconMap2 } from "@tabler/icons-react";
import { AccountMenu } from "../account-menu.tsx";
import { SimulatedTag } from "../header.tsx";
import { usePlannerText } from "../planner/use-planner-text.ts";
import { LanguageSwitch, ThemeSwitch } from "../switches.tsx";
import "../header.css";

/** The bar on top while no layout is open. */
export function ListTop() {
  const text = usePlannerText();
  return (
    <header className="header">
      <h1 className="header-logo">
        <a href="/" className="header-home" title={text.backToMap}>
          <IconMap2 size={20} stroke={1.75} className="header-mark" aria-hidden="true" />
          {text.title}
        </a>
      </h1>
      <div className="header-end">
        <SimulatedTag />
        <LanguageSwitch />
        <ThemeSwitch />
        <AccountMenu />
      </div>
    </header>
  );
}
