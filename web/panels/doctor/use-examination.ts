import { useEffect, useState } from "react";
import type { BorderChange, DoctorReport } from "../../../domain/doctor.ts";
import type { Level } from "../../../domain/grid.ts";
import type { Administration, Refusal } from "../../state/administration.ts";
import { type Choices, repairsOf } from "../../state/doctor.ts";

/** What is examined: the borders in force within an area, or a file. */
export type Subject =
  | { kind: "area"; code: string }
  | { kind: "file"; name: string; text: string; level: Level | null };

type Examined = { subject: Subject; turn: number; report: DoctorReport };

const none: readonly BorderChange[] = [];
const nothingChosen: Choices = new Map();

/** The faults of `subject`, which of them are chosen to be mended, and what that would change; asked anew when they change. */
export function useExamination({ doctor }: Administration, subject: Subject | null) {
  const [examined, setExamined] = useState<Examined | null>(null);
  // why with the report: faults are chosen by their number in it, and in the next one it is another's
  const [chosen, setChosen] = useState<{ report: DoctorReport; choices: Choices } | null>(null);
  const [preview, setPreview] = useState<{ choices: Choices; changes: readonly BorderChange[]; file: object | null }>();
  const [error, setError] = useState<Refusal | null>(null);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    if (subject === null) return;
    let gone = false;
    const asked =
      subject.kind === "area"
        ? doctor.examine(subject.code)
        : doctor.file({ text: subject.text, ...(subject.level === null ? {} : { level: subject.level }) });
    void asked.then((answer) => {
      if (gone) return;
      setError(answer.ok ? null : answer.error);
      setExamined(answer.ok ? { subject, turn, report: answer.value } : null);
    });
    return () => {
      gone = true;
    };
  }, [doctor, subject, turn]);

  const report = examined?.subject === subject ? examined.report : null;
  const choices = chosen !== null && chosen.report === report ? chosen.choices : nothingChosen;
  useEffect(() => {
    if (subject === null || report === null || choices.size === 0) return;
    let gone = false;
    const chosen = { version: report.version, repairs: repairsOf(choices) };
    const asked =
      subject.kind === "area"
        ? doctor.preview(subject.code, chosen)
        : doctor.file({ text: subject.text, ...(subject.level === null ? {} : { level: subject.level }), ...chosen });
    void asked.then((answer) => {
      if (gone) return;
      setError(answer.ok ? null : answer.error);
      if (!answer.ok) return setPreview({ choices, changes: none, file: null });
      const file = "repaired" in answer.value ? (answer.value.repaired ?? null) : null;
      setPreview({ choices, changes: answer.value.changes ?? none, file });
    });
    return () => {
      gone = true;
    };
  }, [doctor, subject, report, choices]);

  const isShown = preview?.choices === choices && choices.size > 0;
  return {
    report,
    /** it is being asked for again */
    isOutOfDate: examined !== null && examined.turn !== turn,
    error,
    setError,
    choices,
    /** chooses these of the report at hand */
    setChoices: (choices: Choices) => report && setChosen({ report, choices }),
    chooseNothing: () => setChosen(null),
    /** of the choices as they are; none while they are worked out */
    changes: isShown ? preview.changes : none,
    /** the file with them */
    file: isShown ? preview.file : null,
    reload: () => setTurn((before) => before + 1),
  };
}
