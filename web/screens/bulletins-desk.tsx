import { IconPencilPlus } from "@tabler/icons-react";
import { useCallback, useEffect, useState } from "react";
import type { Bulletin } from "../../domain/bulletin.ts";
import type { Kiosk } from "../../domain/kiosk.ts";
import { bulletinDesk } from "../client/bulletins.ts";
import type { ClientError } from "../client/result.ts";
import { newUuid } from "../client/uuid.ts";
import { useLanguage } from "../panels/app-context.tsx";
import { BulletinForm } from "../panels/bulletins/bulletin-form.tsx";
import { BulletinList } from "../panels/bulletins/bulletin-list.tsx";
import { ScreenPreview } from "../panels/bulletins/screen-preview.tsx";
import type { AreaTree } from "../state/area-tree.ts";
import { type BulletinDraft, draftFault, draftOf, newDraft, wordsOf } from "../state/bulletins/draft.ts";
import type { AreaOption } from "../state/resident/code-sheets.ts";
import type { BulletinsText } from "../text/bulletins-zh.ts";
import { messageIn } from "../text/language.ts";

type Props = {
  text: BulletinsText;
  tree: AreaTree;
  areas: readonly AreaOption[];
  area: string;
  /** those that are over or withdrawn */
  past: boolean;
};

/** What is being written: `key` makes of two sendings one; `theirs`: what somebody else made of it meanwhile. */
type Writing = { draft: BulletinDraft; key: string; fault: string | null; theirs: Bulletin | null };

/** Bulletins of an area, the one being written, and the screen as it will look. */
export function BulletinsDesk({ text, tree, areas, area, past }: Props) {
  const language = useLanguage();
  const [bulletins, setBulletins] = useState<readonly Bulletin[] | null>(null);
  const [kiosk, setKiosk] = useState<Kiosk | null | undefined>();
  const [writing, setWriting] = useState<Writing | null>(null);
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState("");
  const say = useCallback(
    ({ code, message }: ClientError) => text.faults[code] ?? messageIn(language, message),
    [text, language],
  );
  const load = useCallback(async (): Promise<readonly Bulletin[]> => {
    const answer = await bulletinDesk.list(area, past);
    if (answer.ok) setBulletins(answer.value.items);
    else setNote(say(answer.error));
    return answer.ok ? answer.value.items : [];
  }, [area, past, say]);
  const draftArea = writing?.draft.area ?? area;
  const draftAreaName =
    tree.byCode.get(draftArea)?.name ?? bulletins?.find((each) => each.area === draftArea)?.areaName ?? "";
  // why: a bulletin may hang in an area that one cannot choose any more, and is not to move elsewhere by being opened
  const choices = areas.some(({ code }) => code === draftArea)
    ? areas
    : [...areas, { code: draftArea, name: draftAreaName, depth: 0 }];
  useEffect(() => void load(), [load]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list means another screen
  useEffect(() => {
    let isStale = false;
    void bulletinDesk.preview(draftArea).then((answer) => {
      if (!isStale) setKiosk(answer.ok ? answer.value : null);
    });
    return () => {
      isStale = true;
    };
  }, [draftArea, bulletins]);

  const begin = (draft: BulletinDraft) => {
    setNote("");
    setWriting({ draft, key: newUuid(), fault: null, theirs: null });
  };
  const done = async (words: string) => {
    setWriting(null);
    setNote(words);
    await load();
  };
  const refused = async ({ draft, key }: Writing, error: ClientError) => {
    const others = error.code === "bulletin_changed" ? await load() : [];
    setWriting({ draft, key, fault: say(error), theirs: others.find(({ id }) => id === draft.id) ?? null });
  };
  const save = async () => {
    if (!writing) return;
    const { draft, key } = writing;
    const fault = draftFault(draft);
    if (fault !== null) return setWriting({ ...writing, fault: text.faults[fault] });
    setBusy(true);
    const words = wordsOf(draft);
    const answer =
      draft.id === null
        ? await bulletinDesk.write(key, words)
        : await bulletinDesk.change(draft.id, draft.revision, words);
    setBusy(false);
    if (answer.ok) return done(text.form.saved);
    return refused(writing, answer.error);
  };
  const withdraw = async () => {
    if (!writing || writing.draft.id === null || !window.confirm(text.form.withdrawSure(writing.draft.title))) return;
    const answer = await bulletinDesk.withdraw(writing.draft.id, writing.draft.revision);
    if (answer.ok) return done(text.form.withdrawn);
    return refused(writing, answer.error);
  };

  return (
    <div className="bulletins-desk" data-writing={writing !== null || undefined}>
      <main className="bulletins-all">
        {!past && (
          <button type="button" className="bulletins-first" onClick={() => begin(newDraft(area, Date.now()))}>
            <IconPencilPlus size={18} stroke={1.75} aria-hidden="true" />
            {text.write}
          </button>
        )}
        <p className="bulletins-note" role="status">
          {note}
        </p>
        {bulletins?.length === 0 && <p className="bulletins-nothing">{past ? text.nonePast : text.none}</p>}
        {bulletins && (
          <BulletinList
            text={text}
            bulletins={bulletins}
            chosen={writing?.draft.id ?? null}
            onChoose={(bulletin) => begin(draftOf(bulletin))}
          />
        )}
      </main>
      {writing && (
        <BulletinForm
          key={writing.key}
          text={text}
          areas={choices}
          draft={writing.draft}
          isPast={past}
          fault={writing.fault}
          busy={busy}
          onTheirs={writing.theirs && (() => begin(draftOf(writing.theirs!)))}
          onMine={writing.theirs && (() => begin({ ...writing.draft, revision: writing.theirs!.revision }))}
          onChange={(draft) => setWriting({ ...writing, draft, fault: null })}
          onSave={() => void save()}
          onWithdraw={() => void withdraw()}
          onCancel={() => setWriting(null)}
        />
      )}
      {kiosk !== undefined && (
        <ScreenPreview
          text={text}
          language={language}
          kiosk={kiosk}
          draft={writing?.draft ?? null}
          areaName={draftAreaName}
        />
      )}
    </div>
  );
}
