// The page of workers on their round, at /m. Light: what it does not need at once comes later.

import { lazy } from "react";
import { createRoot } from "react-dom/client";
import { useStore } from "zustand";
import { devicePage } from "./client/device-page.ts";
import { keepingClient } from "./client/offline/door.ts";
import { forgetCopies } from "./client/offline/whose.ts";
import { onRefusal } from "./client/request.ts";
import { NewVersion } from "./panels/new-version.tsx";
import { Shell } from "./screens/shell.tsx";
import { createApp, firstState } from "./state/app.ts";
import { createEntrance, type News } from "./state/entrance.ts";
import { newVersion } from "./state/new-version.ts";
import { keepPreferences, keptPreferences } from "./state/preferences.ts";
import { firstView } from "./state/view.ts";
import { bringTexts, languageTags, texts } from "./text/language.ts";
import { applyTheme } from "./theme.ts";
import "./theme.css";

const storage = storageOrNull();
const tabs = new BroadcastChannel("minqingtu");
const app = createApp(firstState(firstView, keptPreferences(storage)));
const entrance = createEntrance(app, keepingClient, {
  reload: () => location.reload(),
  home: () => location.assign("/m"),
  device: devicePage,
  tell: (news) => tabs.postMessage(news),
});
tabs.onmessage = (message: MessageEvent<News>) => entrance.heard(message.data);
onRefusal((error) => {
  if (error.status === 401) void forgetCopies();
  entrance.refused(error);
});

const coming = import("./screens/phone/phone.tsx");
const screen = lazy(async () => {
  const { PhoneApp } = await coming;
  await bringTexts(app.getState().preferences.language);
  const Screen = () => {
    // why gone while a newer version takes over: what it asks would keep the older one
    const { isTakingOver } = useStore(newVersion);
    return (
      <>
        {!isTakingOver && <PhoneApp />}
        <NewVersion />
      </>
    );
  };
  return { default: Screen };
});

dress();
app.subscribe((state, before) => {
  if (state.preferences === before.preferences) return;
  keepPreferences(storage, state.preferences);
  dress();
});
if (import.meta.env.PROD) {
  void import("./client/offline/keep-on-device.ts").then(({ beginKeeping }) =>
    beginKeeping((takeOver) => newVersion.setState({ takeOver })),
  );
}
void entrance.ask();

const root = document.getElementById("root");
// why no StrictMode: effects would run twice, and the map's GL context with them
await bringTexts(app.getState().preferences.language);
if (root) createRoot(root).render(<Shell app={app} entrance={entrance} screen={screen} />);

/** Theme, language and title of the document. */
function dress(): void {
  const { preferences } = app.getState();
  applyTheme(document.documentElement, preferences.theme);
  document.documentElement.lang = languageTags[preferences.language];
  document.title = texts[preferences.language].product;
}

function storageOrNull(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null; // why: reading the property throws where cookies are forbidden
  }
}
