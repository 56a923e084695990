import { useEffect, useState } from "react";
import type { Office, OfficeWords } from "../../domain/office.ts";
import { bulletinDesk } from "../client/bulletins.ts";
import { useLanguage } from "../panels/app-context.tsx";
import { OfficeForm } from "../panels/bulletins/office-form.tsx";
import type { AreaTree } from "../state/area-tree.ts";
import { officesAround } from "../state/bulletins/own-areas.ts";
import type { BulletinsText } from "../text/bulletins-zh.ts";
import { messageIn } from "../text/language.ts";

type Props = { text: BulletinsText; tree: AreaTree; area: string };

/** How to reach the offices of an area, as the screens say it. */
export function OfficesDesk({ text, tree, area }: Props) {
  const language = useLanguage();
  const [offices, setOffices] = useState<readonly Office[] | null>(null);
  const [note, setNote] = useState("");
  useEffect(() => {
    void bulletinDesk.offices().then((answer) => {
      if (answer.ok) setOffices(answer.value.items);
      else setNote(messageIn(language, answer.error.message));
    });
  }, [language]);
  const save = async (office: Office, words: OfficeWords): Promise<string | null> => {
    const answer = await bulletinDesk.saveOffice(office.area, office.revision, words);
    if (!answer.ok) return text.faults[answer.error.code] ?? messageIn(language, answer.error.message);
    setOffices((all) => all?.map((each) => (each.area === office.area ? answer.value : each)) ?? null);
    return null;
  };
  const shown = offices && officesAround(tree, area, offices);
  return (
    <main className="bulletins-offices">
      <p>{text.offices.lead}</p>
      {note && <p role="alert">{note}</p>}
      {shown?.length === 0 && <p className="bulletins-nothing">{text.offices.none}</p>}
      {shown?.map((office) => (
        <OfficeForm key={office.area} text={text} office={office} onSave={(words) => save(office, words)} />
      ))}
    </main>
  );
}
