import { administrationTexts } from "../text/administration.ts";
import { AccountMenu } from "./account-menu.tsx";
import { useLanguage } from "./app-context.tsx";
import { HeaderHome } from "./header-home.tsx";
import { LanguageSwitch, ThemeSwitch } from "./switches.tsx";

/** The bar on top of the administration. */
export function AdministrationHeader() {
  const { title, back } = administrationTexts[useLanguage()];
  return (
    <header className="header">
      <HeaderHome back={back} title={title} />
      <div className="header-end">
        <LanguageSwitch />
        <ThemeSwitch />
        <AccountMenu at="administration" />
      </div>
    </header>
  );
}
