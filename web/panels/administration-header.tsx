import { IconMap2 } from "@tabler/icons-react";
import { administrationTexts } from "../text/administration.ts";
import { AccountMenu } from "./account-menu.tsx";
import { useLanguage, useText } from "./app-context.tsx";
import { LanguageSwitch, ThemeSwitch } from "./switches.tsx";
import "./header.css";

/** The bar on top of the administration. */
export function AdministrationHeader() {
  const text = useText();
  const { title, back } = administrationTexts[useLanguage()];
  return (
    <header className="header">
      <h1 className="header-logo">
        <a href="/" className="header-home" title={back}>
          <IconMap2 size={20} stroke={1.75} className="header-mark" aria-hidden="true" />
          {text.product}
        </a>
        <span className="header-title">{title}</span>
      </h1>
      <div className="header-end">
        <LanguageSwitch />
        <ThemeSwitch />
        <AccountMenu at="administration" />
      </div>
    </header>
  );
}
