import { useState } from "react";
import { useStore } from "zustand";
import { newVersion } from "../state/new-version.ts";
import { phoneVersionTexts } from "../text/phone-version.ts";
import { useLanguage } from "./app-context.tsx";
import "./new-version.css";

/** Offers a newer version of the page. Never takes over by itself: somebody may be writing. */
export function NewVersion() {
  const words = phoneVersionTexts[useLanguage()];
  const takeOver = useStore(newVersion, (state) => state.takeOver);
  const [isTaken, setTaken] = useState(false);
  if (takeOver === null) return null;
  if (isTaken) {
    return (
      <output className="new-version">
        <span>{words.using}</span>
      </output>
    );
  }
  return (
    <output className="new-version">
      <span>{words.ready}</span>
      <button type="button" className="new-version-later" onClick={() => newVersion.setState({ takeOver: null })}>
        {words.later}
      </button>
      <button
        type="button"
        className="new-version-use"
        onClick={() => {
          setTaken(true);
          takeOver();
        }}
      >
        {words.use}
      </button>
    </output>
  );
}
