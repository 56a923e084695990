import { useState } from "react";
import type { Kiosk } from "../../../domain/kiosk.ts";
import { type BulletinDraft, PREVIEW_ID, previewOf } from "../../state/bulletins/draft.ts";
import type { BulletinsText } from "../../text/bulletins-zh.ts";
import type { Language } from "../../text/language.ts";
import { applyTheme } from "../../theme.ts";
import { KioskBoard } from "../kiosk/kiosk-board.tsx";
import { KioskWords } from "../kiosk/kiosk-words.tsx";

type Props = {
  text: BulletinsText;
  language: Language;
  /** the screen of a building in the area; null where none stands there */
  kiosk: Kiosk | null;
  /** null: as it is now */
  draft: BulletinDraft | null;
  areaName: string;
};

/** A screen is light, whatever the page is. */
const asOnScreen = (element: HTMLElement | null): void => {
  if (element) applyTheme(element, "light");
};

/** The screen at a stair as it will look, at a quarter of its size. */
export function ScreenPreview({ text, language, kiosk, draft, areaName }: Props) {
  const [lies, setLies] = useState(false);
  const { preview } = text;
  if (!kiosk) return <p className="bulletins-nothing">{preview.empty}</p>;
  const bulletins = draft ? previewOf(draft, areaName, kiosk.bulletins) : kiosk.bulletins;
  return (
    <section className="bulletins-preview" aria-label={preview.title}>
      <h2>
        {preview.title}
        <span className="bulletins-sides">
          {[false, true].map((side) => (
            <button key={String(side)} type="button" aria-pressed={lies === side} onClick={() => setLies(side)}>
              {side ? preview.lying : preview.upright}
            </button>
          ))}
        </span>
      </h2>
      <div ref={asOnScreen} className="bulletins-screen" data-lies={lies || undefined} inert>
        <div>
          <KioskWords language={language}>
            <KioskBoard
              kiosk={{ ...kiosk, bulletins }}
              now={Date.parse(kiosk.now)}
              heardAt={null}
              unit=""
              chosen={draft ? PREVIEW_ID : null}
            />
          </KioskWords>
        </div>
      </div>
      <p className="field-hint">{preview.at(kiosk.building.name)}</p>
      <p>
        <a href={`/kiosk/${kiosk.building.id}`} target="_blank" rel="noreferrer">
          {preview.open}
        </a>
      </p>
    </section>
  );
}
