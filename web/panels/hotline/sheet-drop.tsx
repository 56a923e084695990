import { IconTableImport } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { administrationTexts } from "../../text/administration.ts";
import { useLanguage } from "../app-context.tsx";
import { FileInput } from "../file-input.tsx";

/** Where a sheet is dropped or chosen. */
export function SheetDrop({ reading, onFile }: { reading: boolean; onFile: (file: File) => void }) {
  const text = administrationTexts[useLanguage()].hotline;
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const take = ([file]: readonly File[]) => {
    // why not while one is read: what comes of it would take the place of the other
    if (file && !reading) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is dropped here can be chosen by the button as well
    <div
      className={over ? "hotline-drop hotline-drop-over" : "hotline-drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take([...event.dataTransfer.files]);
      }}
    >
      <IconTableImport size={24} stroke={1.6} aria-hidden="true" />
      <p>
        {reading ? (
          <span role="status">{text.reading}</span>
        ) : (
          <>
            {text.lead}{" "}
            <button type="button" className="hotline-open" onClick={() => picker.current?.click()}>
              {text.choose}
            </button>
          </>
        )}
        <br />
        <span className="admin-quiet">{text.kinds}</span>
      </p>
      <FileInput ref={picker} label={text.choose} accept=".xlsx,.csv" onFiles={take} />
    </div>
  );
}
