import { useEffect, useState } from "react";
import { bulletinDesk } from "../client/bulletins.ts";
import { useApp, useLanguage, useMay } from "../panels/app-context.tsx";
import { AreaSelect } from "../panels/bulletins/area-select.tsx";
import { HeaderHome } from "../panels/header-home.tsx";
import type { AreaTree } from "../state/area-tree.ts";
import { treeOf } from "../state/areas.ts";
import { ownAreas } from "../state/bulletins/own-areas.ts";
import { whoIn } from "../state/session.ts";
import { bulletinsTexts } from "../text/bulletins.ts";
import { messageIn } from "../text/language.ts";
import { BulletinsDesk } from "./bulletins-desk.tsx";
import { OfficesDesk } from "./offices-desk.tsx";
import "./bulletins.css";

const TABS = ["current", "past", "offices"] as const;

type Tab = (typeof TABS)[number];

/** What the screens at the stairs of an area show. `/bulletins?area=990101001001&tab=past` */
export function BulletinsScreen() {
  const language = useLanguage();
  const text = bulletinsTexts[language];
  const may = useMay("bulletins");
  const who = useApp((state) => whoIn(state.session));
  const [tree, setTree] = useState<AreaTree | null>(null);
  const [area, setArea] = useState(() => new URLSearchParams(location.search).get("area") ?? "");
  const [tab, setTab] = useState<Tab>(() => {
    const wanted = new URLSearchParams(location.search).get("tab");
    return TABS.find((name) => name === wanted) ?? "current";
  });
  const [note, setNote] = useState("");
  useEffect(() => {
    document.title = text.title;
  }, [text]);
  useEffect(() => {
    void bulletinDesk.areas().then((answer) => {
      if (answer.ok) setTree(treeOf(answer.value));
      else setNote(answer.error.code === "network" ? text.faults.network : messageIn(language, answer.error.message));
    });
  }, [language, text]);
  const areas = tree && who ? ownAreas(tree, who.grants) : [];
  const chosen = areas.some(({ code }) => code === area) ? area : (areas[0]?.code ?? "");
  useEffect(() => {
    if (chosen !== "") {
      history.replaceState(null, "", `/bulletins?area=${chosen}${tab === "current" ? "" : `&tab=${tab}`}`);
    }
  }, [chosen, tab]);

  if (!may) return <p className="bulletins-nothing">{text.forbidden}</p>;
  return (
    <div className="bulletins">
      <header className="bulletins-bar">
        <HeaderHome back={text.back} title={text.title} />
        <div>
          <AreaSelect label={text.area} areas={areas} area={chosen} onArea={setArea} />
        </div>
        <nav className="bulletins-tabs">
          {TABS.map((name) => (
            <button
              key={name}
              type="button"
              aria-current={name === tab ? "page" : undefined}
              onClick={() => setTab(name)}
            >
              {text.tabs[name]}
            </button>
          ))}
        </nav>
      </header>
      {note && <p role="alert">{note}</p>}
      {tree && chosen === "" && <p className="bulletins-nothing">{text.noAreas}</p>}
      {tree && chosen !== "" && tab === "offices" && <OfficesDesk text={text} tree={tree} area={chosen} />}
      {tree && chosen !== "" && tab !== "offices" && (
        <BulletinsDesk
          key={`${chosen} ${tab}`}
          text={text}
          tree={tree}
          areas={areas}
          area={chosen}
          past={tab === "past"}
        />
      )}
    </div>
  );
}
