import { ConfigProvider, Tabs } from "antd";
import { type ComponentType, useEffect, useState } from "react";
import type { Right } from "../../domain/role.ts";
import { administration } from "../client/administration.ts";
import { AccountsPanel } from "../panels/accounts-panel.tsx";
import { AdministrationHeader } from "../panels/administration-header.tsx";
import { useAdministrationTheme } from "../panels/administration-theme.ts";
import { useApp, useLanguage } from "../panels/app-context.tsx";
import { AuditPanel } from "../panels/audit-panel.tsx";
import { DepartmentsPanel } from "../panels/departments/departments-panel.tsx";
import { DevicesPanel } from "../panels/devices-panel.tsx";
import { DoctorPanel } from "../panels/doctor/doctor-panel.tsx";
import { CalendarPanel } from "../panels/flow-admin/calendar-panel.tsx";
import { FlowRulesPanel } from "../panels/flow-admin/flow-rules-panel.tsx";
import { HotlinePanel } from "../panels/hotline/hotline-panel.tsx";
import { RetentionPanel } from "../panels/retention-panel.tsx";
import { SchedulesPanel } from "../panels/schedules-panel.tsx";
import { SendersPanel } from "../panels/senders/senders-panel.tsx";
import { ThemesPanel } from "../panels/themes-panel.tsx";
import { type AdministrationTab, type Administration as Asked, TABS } from "../state/administration.ts";
import { whoIn } from "../state/session.ts";
import { administrationTexts } from "../text/administration.ts";
import "./administration.css";

/** What each tab shows, and to whom. */
const PANELS: Record<AdministrationTab, { right: Right; Panel: ComponentType<{ administration: Asked }> }> = {
  accounts: { right: "accounts", Panel: AccountsPanel },
  devices: { right: "accounts", Panel: DevicesPanel },
  schedules: { right: "accounts", Panel: SchedulesPanel },
  flow: { right: "accounts", Panel: FlowRulesPanel },
  calendar: { right: "accounts", Panel: CalendarPanel },
  themes: { right: "accounts", Panel: ThemesPanel },
  doctor: { right: "layouts", Panel: DoctorPanel },
  hotline: { right: "hotline", Panel: HotlinePanel },
  senders: { right: "accounts", Panel: SendersPanel },
  departments: { right: "accounts", Panel: DepartmentsPanel },
  audit: { right: "audit", Panel: AuditPanel },
  retention: { right: "accounts", Panel: RetentionPanel },
};

/** Accounts, and who looked at what: each for those who may. `/admin`, `/admin?tab=audit` */
export function Administration() {
  const language = useLanguage();
  const text = administrationTexts[language];
  const who = useApp((state) => whoIn(state.session));
  const tabs = TABS.filter((tab) => who?.rights.includes(PANELS[tab].right));
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
              items={tabs.map((name) => {
                const { Panel } = PANELS[name];
                return { key: name, label: text.tabs[name], children: <Panel administration={administration} /> };
              })}
            />
          )}
        </main>
      </div>
    </ConfigProvider>
  );
}
