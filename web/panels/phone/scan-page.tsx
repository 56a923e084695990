import { type FormEvent, useRef, useState } from "react";
import { packIn } from "../../state/phone/round-derived.ts";
import { scannedOf } from "../../state/phone/scanned.ts";
import { PageHead } from "./page-head.tsx";
import { useActions, useRoundStore, useWords } from "./round-context.tsx";
import { useScanner } from "./use-scanner.ts";
import "./scan-page.css";

/** The camera looks for a resident's code or a door's; where it cannot, the code is typed. What it stands for opens at once. */
export function ScanPage() {
  const words = useWords().scan;
  const actions = useActions();
  const round = useRoundStore();
  const video = useRef<HTMLVideoElement>(null);
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState<"elsewhere" | "unknown" | null>(null);
  const open = (text: string) => {
    const pack = packIn(round.getState());
    if (!pack || text.trim() === "") return;
    const found = scannedOf(text, pack);
    if (found.kind === "household" || found.kind === "building") actions.open(found);
    else setFault(found.kind);
  };
  const state = useScanner(video, open);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    open(typed);
  };
  const hasCamera = state === "starting" || state === "looking";
  return (
    <div className="psheet-body">
      <PageHead title={words.title} />
      {hasCamera ? (
        <div className="scan-view">
          <video ref={video} playsInline muted aria-label={words.camera} />
          <span className="scan-frame" aria-hidden="true" />
        </div>
      ) : (
        <p className="told told-warning" role="status">
          {words.faults[state]}
        </p>
      )}
      {hasCamera && <p className="quiet">{words.hint}</p>}
      <p role="alert">{fault ? words.found[fault] : ""}</p>
      <form className="pfield scan-typed" noValidate onSubmit={onSubmit}>
        <label htmlFor="scan-code">{words.typed}</label>
        <div className="scan-line">
          <input
            id="scan-code"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={typed}
            onChange={(event) => {
              setFault(null);
              setTyped(event.target.value);
            }}
          />
          <button type="submit" className="action">
            {words.open}
          </button>
        </div>
      </form>
    </div>
  );
}
