import { createRoot } from "react-dom/client";
import { client } from "./client/client.ts";
import { CommandCentre } from "./screens/command-centre.tsx";
import { createApp, firstState } from "./state/app.ts";
import { keepLink } from "./state/link.ts";
import { lastOf } from "./state/loaded.ts";
import { createLoader } from "./state/loading.ts";
import { keepPreferences, keptPreferences } from "./state/preferences.ts";
import { decodeView } from "./state/url.ts";
import { languageTags, texts } from "./text/language.ts";
import { applyTheme } from "./theme.ts";
import "./theme.css";

const storage = storageOrNull();
const app = createApp(firstState(decodeView(location.search), keptPreferences(storage)));
const loader = createLoader(app, client);

loader.start();
keepLink(app, (address) => history.replaceState(null, "", address));
dress();
app.subscribe((state, before) => {
  if (state.preferences !== before.preferences) keepPreferences(storage, state.preferences);
  if (state.preferences !== before.preferences || state.town !== before.town) dress();
});

const root = document.getElementById("root");
// why no StrictMode: effects would run twice, and the map's GL context with them
if (root) createRoot(root).render(<CommandCentre app={app} loader={loader} client={client} />);

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
