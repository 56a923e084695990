import { IconCurrentLocation, IconLoader2 } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import type { MapView } from "../../map/map-view.ts";
import { useApp } from "../../panels/app-context.tsx";
import { DueTab } from "../../panels/phone/due-tab.tsx";
import { GridTab } from "../../panels/phone/grid-tab.tsx";
import { NearTab } from "../../panels/phone/near-tab.tsx";
import { OutboxTab } from "../../panels/phone/outbox-tab.tsx";
import { PhoneSheet } from "../../panels/phone/phone-sheet.tsx";
import { PhoneTabs } from "../../panels/phone/phone-tabs.tsx";
import { PhoneTop } from "../../panels/phone/phone-top.tsx";
import { useActions, useRound, useWords } from "../../panels/phone/round-context.tsx";
import { RoundNotice } from "../../panels/phone/round-notice.tsx";
import { SearchTab } from "../../panels/phone/search-tab.tsx";
import { UnsentLine } from "../../panels/phone/unsent-line.tsx";
import { lastOf } from "../../state/loaded.ts";
import type { RoundPage, RoundTab } from "../../state/phone/round.ts";
import { coveredBy } from "./round-covered.ts";
import { RoundMap } from "./round-map.tsx";
import "../../panels/phone/round.css";

// why apart: on a slow connection they would keep the lists waiting, and none of them is the first thing one sees
const pages = () => import("./open-page.tsx");
let coming: ReturnType<typeof pages> | null = pages();
coming.catch(() => "asked for again by whoever needs it");

/** After a file that did not come, until it is asked for again. */
const AGAIN_MS = 2_000;

/** The round: search and chips over the map, everything to press in the sheet at the thumb. */
export function RoundScreen({ onView }: { onView: (view: MapView | null) => void }) {
  const words = useWords();
  const tab = useRound((state) => state.tab);
  const page = useRound((state) => state.pages.at(-1) ?? null);
  const OpenPage = useOpenPage();
  return (
    // why the map comes last: what is read out first is what one can use first
    <main className="round" aria-label={words.title}>
      <PhoneTop />
      <LocateButton />
      <PhoneSheet>
        <RoundNotice />
        {page ? (
          <div key={keyOf(page)} className="psheet-page">
            {OpenPage && <OpenPage page={page} />}
          </div>
        ) : (
          <>
            <div id="round-tab" className="psheet-body" role="tabpanel" aria-label={words.tabs[tab]} key={tab}>
              {tabs[tab]()}
            </div>
            {tab !== "outbox" && <UnsentFoot />}
            <PhoneTabs />
          </>
        )}
      </PhoneSheet>
      <RoundMap onView={onView} />
    </main>
  );
}

/** What draws the pages over the tabs, once it is here. Without a connection it is waited for. */
function useOpenPage(): Awaited<ReturnType<typeof pages>>["OpenPage"] | null {
  const [loaded, setLoaded] = useState<Awaited<ReturnType<typeof pages>> | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = (): void => {
      coming ??= pages();
      coming.then(setLoaded, () => {
        coming = null;
        timer = setTimeout(load, AGAIN_MS);
      });
    };
    load();
    return () => clearTimeout(timer);
  }, []);
  return loaded?.OpenPage ?? null;
}

const tabs: Record<RoundTab, () => ReactNode> = {
  grid: () => <GridTab />,
  near: () => <NearTab />,
  due: () => <DueTab />,
  search: () => <SearchTab />,
  outbox: () => <OutboxTab />,
};

const keyOf = (page: RoundPage): string => ("id" in page ? `${page.kind}-${page.id}` : page.kind);

function UnsentFoot() {
  const waits = useRound((state) => state.entries.length > 0);
  return waits ? (
    <div className="psheet-foot">
      <UnsentLine />
    </div>
  ) : null;
}

/** Over the sheet's edge, at the thumb: shows where one stands. */
function LocateButton() {
  const words = useWords();
  const actions = useActions();
  const asking = useRound((state) => state.own.state === "asking");
  const height = useRound((state) => state.height);
  const sources = useApp((state) => lastOf(state.town)?.attributions ?? null);
  const Icon = asking ? IconLoader2 : IconCurrentLocation;
  if (height === "tall") return null;
  return (
    <div className="round-controls" style={{ bottom: coveredBy(height).bottom + 12 }}>
      {sources && sources.length > 0 && <span className="round-sources">{sources.join(" · ")}</span>}
      <button
        type="button"
        className="round-locate"
        aria-label={asking ? words.top.locating : words.top.locate}
        onClick={actions.locate}
      >
        <Icon size={26} stroke={1.6} aria-hidden="true" />
      </button>
    </div>
  );
}
