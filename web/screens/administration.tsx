import { ConfigProvider, Tabs } from "antd";
import { useEffect, useState } from "react";
import { administration } from "../client/administration.ts";
import { AccountsPanel } from "../panels/accounts-panel.tsx";
import { AdministrationHeader } from "../panels/administration-header.tsx";
import { useAdministrationTheme } from "../panels/administration-theme.ts";
import { useLanguage, useMay } from "../panels/app-context.tsx";
import { AuditPanel } from "../panels/audit-panel.tsx";
import { type AdministrationTab, TABS } from "../state/administration.ts";
import { administrationTexts } from "../text/administration.ts";
import "./administration.css";

/** Accounts, and who looked at what: each for those who may. `/admin`, `/admin?tab=audit` */
export function Administration() {
  const language = useLanguage();
  const text = administrationTexts[language];
  const mayTab: Record<AdministrationTab, boolean> = { accounts: useMay("accounts"), audit: useMay("audit") };
  const tabs = TABS.filter((tab) => mayTab[tab]);
  const [wanted, setWanted] = useState(() => new URLSearchParams(location.search).get("tab"));
  const tab = tabs.find((name) => name === wanted) ?? tabs[0];
  useEffect(() => {
    document.title = text.title;
  }, [text]);
  return (
    <ConfigProvider {...useAdministrationTheme()}>
      <div className="admin">
        <AdministrationHeader />
        <main className="admin-main">
          {tab === undefined ? (
            <section className="admin-nothing" role="alert">
              <p>{text.noRight}</p>
              <a href="/">{text.back}</a>
            </section>
          ) : (
            <Tabs
              activeKey={tab}
              onChange={(name) => {
                setWanted(name);
                history.replaceState(null, "", name === tabs[0] ? "/admin" : `/admin?tab=${name}`);
              }}
              destroyOnHidden
              items={tabs.map((name) => ({
                key: name,
                label: text.tabs[name],
                children:
                  name === "accounts" ? (
                    <AccountsPanel administration={administration} />
                  ) : (
                    <AuditPanel administration={administration} />
                  ),
              }))}
            />
          )}
        </main>
      </div>
    </ConfigProvider>
  );
}
