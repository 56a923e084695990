import { useEffect, useState } from "react";
import type { ResidentCode } from "../../domain/resident.ts";
import { residentCodes } from "../client/resident-codes.ts";
import { useLanguage, useMay } from "../panels/app-context.tsx";
import { CodeCard } from "../panels/resident-codes/code-card.tsx";
import { CodesBar } from "../panels/resident-codes/codes-bar.tsx";
import type { AreaTree } from "../state/area-tree.ts";
import { treeOf } from "../state/areas.ts";
import { areaOptions, officeName, type PerSheet, perSheetIn, SHEETS, sheetsOf } from "../state/resident/code-sheets.ts";
import { formatCount } from "../text/format.ts";
import { messageIn } from "../text/language.ts";
import { residentTexts } from "../text/resident.ts";
import "./printed-screen.css";
import "./resident-codes.css";

/** The codes of an area on sheets of A4, to print, cut out and post. `/codes?area=990101001001&per=6` */
export function ResidentCodesScreen() {
  const language = useLanguage();
  const words = residentTexts[language];
  const text = words.codes;
  const may = useMay("incidents.handle");
  const [tree, setTree] = useState<AreaTree | null>(null);
  const [area, setArea] = useState(() => new URLSearchParams(location.search).get("area") ?? "");
  const [perSheet, setPerSheet] = useState<PerSheet>(() => perSheetIn(location.search));
  const [codes, setCodes] = useState<readonly ResidentCode[] | null>(null);
  const [making, setMaking] = useState(false);
  const [note, setNote] = useState("");
  const [version, setVersion] = useState(0);

  useEffect(() => {
    document.title = text.title;
  }, [text]);
  useEffect(() => {
    void residentCodes.areas().then((answer) => {
      if (!answer.ok) return setNote(messageIn(language, answer.error.message));
      const tree = treeOf(answer.value);
      setTree(tree);
      setArea((wanted) => (tree.byCode.has(wanted) ? wanted : (areaOptions(tree)[0]?.code ?? "")));
    });
  }, [language]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was made or revoked is asked for anew
  useEffect(() => {
    if (area === "" || tree === null) return;
    history.replaceState(null, "", `/codes?area=${area}&per=${perSheet}`);
    let isStale = false;
    void residentCodes.list(area).then((answer) => {
      if (isStale) return;
      if (answer.ok) setCodes(answer.value);
      else setNote(messageIn(language, answer.error.message));
    });
    return () => {
      isStale = true;
    };
  }, [area, perSheet, tree, version, language]);

  const make = async () => {
    setMaking(true);
    const answer = await residentCodes.make(area);
    setMaking(false);
    if (!answer.ok) return setNote(messageIn(language, answer.error.message));
    setNote(answer.value.made > 0 ? text.made(formatCount(answer.value.made)) : text.noneMissing);
    setVersion(version + 1);
  };
  const revoke = async (code: ResidentCode) => {
    if (!window.confirm(text.revokeSure(code.place))) return;
    const answer = await residentCodes.revoke(code.id);
    if (!answer.ok) return setNote(messageIn(language, answer.error.message));
    setVersion(version + 1);
  };

  if (!may) return <p className="codes-nothing">{text.forbidden}</p>;
  const sheets = codes && sheetsOf(codes, perSheet);
  const { columns, rows, squarePx } = SHEETS[perSheet];
  return (
    <div className="codes printed-screen">
      <CodesBar
        text={text}
        areas={tree ? areaOptions(tree) : []}
        area={area}
        perSheet={perSheet}
        count={sheets && codes && { codes: codes.length, sheets: sheets.length }}
        making={making}
        onArea={setArea}
        onPerSheet={setPerSheet}
        onMake={() => void make()}
      />
      <main>
        {note && (
          <p className="codes-note" role="status">
            {note}
          </p>
        )}
        {codes?.length === 0 && <p className="codes-nothing">{text.none}</p>}
        {sheets?.map((sheet) => (
          <ul key={sheet[0].id} className="code-sheet" data-columns={columns} data-rows={rows} data-per={perSheet}>
            {sheet.map((code) => (
              <CodeCard
                key={code.id}
                code={code}
                squarePx={squarePx}
                office={tree ? officeName(tree, area) : ""}
                text={words}
                onRevoke={(code) => void revoke(code)}
              />
            ))}
          </ul>
        ))}
      </main>
    </div>
  );
}
