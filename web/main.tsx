import { type ComponentType, lazy } from "react";
import { createRoot } from "react-dom/client";
import { client } from "./client/client.ts";
import { devicePage } from "./client/device-page.ts";
import { onRefusal } from "./client/request.ts";
import { Shell } from "./screens/shell.tsx";
import { createApp, firstState } from "./state/app.ts";
import { createEntrance, type News } from "./state/entrance.ts";
import { keepLink } from "./state/link.ts";
import { lastOf } from "./state/loaded.ts";
import { createLoader } from "./state/loading.ts";
import { keepPreferences, keptPreferences } from "./state/preferences.ts";
import { isInside } from "./state/session.ts";
import { decodeView } from "./state/url.ts";
import { bringTexts, languageTags, texts } from "./text/language.ts";
import { applyTheme } from "./theme.ts";
import "./theme.css";
import "./text/whole-zh.ts";

const storage = storageOrNull();
const tabs = new BroadcastChannel("minqingtu");
const page = location.pathname.replace(/\/+$/, "");

const app = createApp(firstState(decodeView(location.search), keptPreferences(storage)));
const loader = createLoader(app, client);
const entrance = createEntrance(app, client, {
  reload: () => location.reload(),
  home: () => location.assign("/"),
  device: devicePage,
  tell: (news) => tabs.postMessage(news),
});
tabs.onmessage = (message: MessageEvent<News>) => entrance.heard(message.data);
onRefusal(entrance.refused);

/** Screens beside the map, by their address; each brings what it needs when it is opened. */
const SCREENS: Record<string, () => Promise<ComponentType>> = {
  "/admin": async () => (await import("./screens/administration.tsx")).Administration,
  "/plan": async () => {
    const { Planner } = await import("./screens/planner.tsx");
    return () => <Planner app={app} loader={loader} />;
  },
  "/review": async () => {
    const { ReviewScreen } = await import("./screens/review.tsx");
    return () => <ReviewScreen app={app} loader={loader} client={client} />;
  },
  "/bulletins": async () => (await import("./screens/bulletins.tsx")).BulletinsScreen,
  "/walls": async () => (await import("./screens/walls.tsx")).WallsScreen,
  "/print": async () => (await import("./screens/print.tsx")).PrintScreen,
  "/codes": async () => (await import("./screens/resident-codes.tsx")).ResidentCodesScreen,
};
const bringMap = async (): Promise<ComponentType> => {
  // why here too: its libraries come beside the screen instead of after it
  void import("./map/map-view.ts").catch(() => {});
  const { CommandCentre } = await import("./screens/command-centre.tsx");
  return () => <CommandCentre app={app} loader={loader} client={client} />;
};

// why lazy: who is not signed in is sent neither the map nor the tables
const screen = lazy(async () => ({ default: await (SCREENS[page] ?? bringMap)() }));

if (!(page in SCREENS)) {
  keepLink(app, (address) => history.replaceState(null, "", address));
  app.subscribe(({ session }, { session: before }) => {
    if (isInside(session) === isInside(before)) return;
    if (isInside(session)) loader.start();
    else loader.stop();
  });
}
app.subscribe(({ session }, { session: before }) => {
  if (session.state === before.state || session.state === "asking" || session.state === "away") return;
  // why here too: a phone's page of this browser keeps copies, and they go with whoever they belong to
  const username = session.state === "somebody" ? session.who.username : null;
  void import("./client/offline/door.ts").then(({ followAccount }) => followAccount(username));
});
dress();
app.subscribe((state, before) => {
  if (state.preferences !== before.preferences) keepPreferences(storage, state.preferences);
  if (state.preferences !== before.preferences || state.town !== before.town) dress();
});
void entrance.ask();

const root = document.getElementById("root");
// why no StrictMode: effects would run twice, and the map's GL context with them
if (root) {
  await bringTexts(app.getState().preferences.language);
  createRoot(root).render(<Shell app={app} entrance={entrance} screen={screen} />);
}

/** Theme, language and title of the document. */
function dress(): void {
  const { preferences, town } = app.getState();
  const name = lastOf(town)?.name;
  const { product } = texts[preferences.language];
  applyTheme(document.documentElement, preferences.theme);
  document.documentElement.lang = languageTags[preferences.language];
  document.title = name ? `${name} · ${product}` : product;
}

function storageOrNull(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null; // why: reading the property throws where cookies are forbidden
  }
}
