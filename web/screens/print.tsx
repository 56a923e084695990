import { useEffect, useState } from "react";
import type { PrintWish } from "../../domain/paper/print.ts";
import { printFile, prints } from "../client/prints.ts";
import type { ClientError } from "../client/result.ts";
import { AccountMenu } from "../panels/account-menu.tsx";
import { useLanguage, useMay } from "../panels/app-context.tsx";
import { HeaderHome } from "../panels/header-home.tsx";
import { PrintForm } from "../panels/print/print-form.tsx";
import { PrintNotes, PrintResult } from "../panels/print/print-result.tsx";
import { LanguageSwitch } from "../panels/switches.tsx";
import type { AreaTree } from "../state/area-tree.ts";
import { treeOf } from "../state/areas.ts";
import { addressOf, wishIn } from "../state/print/wish.ts";
import { areaOptions } from "../state/resident/code-sheets.ts";
import { messageIn } from "../text/language.ts";
import { printTexts } from "../text/print.ts";
import { usePrintJob } from "./use-print-job.ts";
import "./print.css";

/** A preview is asked for when nothing was changed for so long. */
const CALM_MS = 500;

/** Posters, atlases, boards, codes and plates of an area, as PDF or PNG. `/print?area=990101001001&kind=atlas&paper=A4` */
export function PrintScreen() {
  const language = useLanguage();
  const text = printTexts[language];
  const may = useMay("map");
  const rights = {
    households: useMay("households"),
    names: useMay("households.reveal"),
    codes: useMay("incidents.handle"),
  };
  const [tree, setTree] = useState<AreaTree | null>(null);
  const [wish, setWish] = useState<PrintWish>(() => wishIn(location.search));
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState("");
  const made = usePrintJob();
  const preview = usePrintJob();
  const { ask: askPreview } = preview;
  const colours = wish.colours === "types" && !rights.households ? "grids" : wish.colours;
  const asked: PrintWish = { ...wish, colours };

  const wordsOf = (error: ClientError) =>
    error.code === "network" ? text.network : messageIn(language, error.message);

  useEffect(() => {
    document.title = text.title;
  }, [text]);
  useEffect(() => {
    void prints.areas().then((answer) => {
      if (!answer.ok) return setFault(answer.error.code);
      const tree = treeOf(answer.value);
      setTree(tree);
      setWish((wish) => (tree.byCode.has(wish.area) ? wish : { ...wish, area: usualArea(tree) }));
    });
  }, []);
  const { area, title, approvalNumber } = asked;
  const address = addressOf(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address says all else of the wish
  useEffect(() => {
    if (tree === null || area === "") return;
    history.replaceState(null, "", address);
    // why never with names: a look at paper is no reason to open them
    const timer = setTimeout(() => void askPreview({ ...asked, names: false, preview: true }, ""), CALM_MS);
    return () => clearTimeout(timer);
  }, [tree, address, title, approvalNumber, askPreview]);

  if (!may) return <p className="print-nothing">{text.forbidden}</p>;
  const make = () => {
    const isUnsaid = asked.names && reason.trim().length < 2;
    setFault(isUnsaid ? text.noReason : "");
    if (!isUnsaid) void made.ask(asked, reason.trim());
  };
  const isFailed = made.job?.state === "failed";
  const said = fault || (made.error ? wordsOf(made.error) : isFailed ? text.failed : "");
  const picture = preview.job?.made ? printFile(preview.job.id) : null;
  return (
    <div className="print">
      <header className="header">
        <HeaderHome back={text.back} title={text.title} />
        <div className="header-end">
          <LanguageSwitch />
          <AccountMenu />
        </div>
      </header>
      <div className="print-body">
        <aside>
          {tree && (
            <PrintForm {...{ text, tree, reason }} wish={asked} may={rights} onWish={setWish} onReason={setReason} />
          )}
          <PrintResult
            text={text}
            job={made.job}
            file={made.job?.made ? printFile(made.job.id) : null}
            fault={said}
            disabled={tree === null || area === ""}
            onMake={make}
            onStop={made.stop}
          />
        </aside>
        <main data-drawn={picture !== null || undefined}>
          {picture && <img src={picture} alt={text.preview} />}
          {!picture && (
            <p role="status">
              {preview.error ? wordsOf(preview.error) : area === "" ? text.noPreview : text.previewing}
            </p>
          )}
          {text.onPaper && <p>{text.onPaper}</p>}
          {preview.job?.made && <PrintNotes text={text} notes={preview.job.made.notes} />}
        </main>
      </div>
    </div>
  );
}

/** A grid, where there is one: the paper one begins with suits it. */
function usualArea(tree: AreaTree): string {
  const options = areaOptions(tree);
  return (options.find(({ code }) => tree.byCode.get(code)?.level === "grid") ?? options[0])?.code ?? "";
}
