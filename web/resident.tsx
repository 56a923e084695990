// The page of residents, at /r: no account, no cookie, nothing kept on the phone. Small: a stair's door has a weak signal.

import { createRoot } from "react-dom/client";
import { residentClient } from "./client/resident.ts";
import { ResidentPage } from "./screens/resident/resident-page.tsx";
import { languageOf } from "./text/language-of.ts";
import { applyTheme } from "./theme.ts";
import "./theme.css";

// why light: it is read outdoors
applyTheme(document.documentElement, "light");

const root = document.getElementById("root");
if (root) {
  const page = (
    <ResidentPage client={residentClient} path={location.pathname} first={languageOf(navigator.languages)} />
  );
  createRoot(root).render(page);
}
