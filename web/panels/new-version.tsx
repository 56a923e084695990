import { useStore } from "zustand";
import { newVersion } from "../state/new-version.ts";
import { phoneVersionTexts } from "../text/phone-version.ts";
import { useLanguage } from "./app-context.tsx";
import "./new-version.css";

/** Offers a newer version of the page. Never takes over by itself: somebody may be writing. */
export function NewVersion() {
  const words = phoneVersionTexts[useLanguage()];
  const { takeOver, isTakingOver } = useStore(newVersion);
  if (takeOver === null) return null;
  if (isTakingOver) {
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
          newVersion.setState({ isTakingOver: true });
          takeOver();
        }}
      >
        {words.use}
      </button>
    </output>
  );
}
