import { Button, Input, Popconfirm } from "antd";
import { useId, useState } from "react";
import { chinaDay } from "../../../domain/day.ts";
import type { BorderChange, DoctorRepaired } from "../../../domain/doctor.ts";
import type { Administration, Refusal } from "../../state/administration.ts";
import { type Choices, repairsOf } from "../../state/doctor.ts";
import { administrationTexts } from "../../text/administration.ts";
import { formatCount } from "../../text/format.ts";
import { useLanguage } from "../app-context.tsx";
import type { Subject } from "./use-examination.ts";

type Props = {
  administration: Administration;
  subject: Subject;
  version: string;
  choices: Choices;
  changes: readonly BorderChange[];
  /** the file with the repairs; null for borders in force, and while they are worked out */
  file: object | null;
  onError: (error: Refusal | null) => void;
  onDone: (words: string, inner?: DoctorRepaired["inner"]) => void;
};

/** Does what is chosen: new borders from a day, or the mended file to download. */
export function DoctorFoot({ administration, subject, version, choices, changes, file, onError, onDone }: Props) {
  const texts = administrationTexts[useLanguage()];
  const text = texts.doctor;
  const [today] = useState(() => chinaDay(new Date()));
  const [from, setFrom] = useState(today);
  const id = useId();
  const [busy, setBusy] = useState(false);
  const count = formatCount(choices.size);

  if (subject.kind === "file") {
    return (
      <div className="doctor-foot">
        <Button
          type="primary"
          disabled={file === null}
          onClick={() => {
            download(subject.name, file);
            onDone(text.downloaded);
          }}
        >
          {text.download(count)}
        </Button>
      </div>
    );
  }
  const apply = async () => {
    setBusy(true);
    const answer = await administration.doctor.repair(subject.code, { version, repairs: repairsOf(choices), from });
    setBusy(false);
    onError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const { inner } = answer.value;
    onDone(
      text.done(formatCount(answer.value.changed.length), answer.value.from, formatCount(answer.value.left)),
      inner,
    );
  };
  return (
    <div className="doctor-foot">
      <label htmlFor={id}>{text.from}</label>
      <Input id={id} type="date" min={today} value={from} onChange={({ target }) => setFrom(target.value)} />
      <Popconfirm
        title={text.confirm(formatCount(changes.length), from)}
        okText={text.ok}
        cancelText={texts.cancel}
        onConfirm={apply}
      >
        <Button type="primary" disabled={changes.length === 0 || from === ""} loading={busy}>
          {text.apply(count)}
        </Button>
      </Popconfirm>
    </div>
  );
}

/** Hands a GeoJSON to the browser to be kept, under the name of the file it came from. */
function download(name: string, content: object | null): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(content)], { type: "application/geo+json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name.replace(/(\.geo)?\.?json$/i, "").concat("-mended.geojson");
  link.click();
  URL.revokeObjectURL(address);
}
