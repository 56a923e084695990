import { AccountMenu } from "../account-menu.tsx";
import { SimulatedTag } from "../header.tsx";
import { HeaderHome } from "../header-home.tsx";
import { usePlannerText } from "../planner/use-planner-text.ts";
import { LanguageSwitch, ThemeSwitch } from "../switches.tsx";

/** The bar on top while no layout is open. */
export function ListTop() {
  const text = usePlannerText();
  return (
    <header className="header">
      <HeaderHome back={text.backToMap} title={text.title} />
      <div className="header-end">
        <SimulatedTag />
        <LanguageSwitch />
        <ThemeSwitch />
        <AccountMenu />
      </div>
    </header>
  );
}
