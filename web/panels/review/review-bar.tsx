import { IconChevronLeft, IconChevronRight, IconPrinter } from "@tabler/icons-react";
import { asKind, type ReviewSpan, stepped } from "../../state/review/period.ts";
import { reviewTexts } from "../../text/review.ts";
import { AccountMenu } from "../account-menu.tsx";
import { useLanguage } from "../app-context.tsx";
import { HeaderHome } from "../header-home.tsx";
import { LanguageSwitch } from "../switches.tsx";
import { spanName } from "./span-name.ts";
import "../legend.css";
import "./review-bar.css";

/** Above the review: which week or month, and a way onto paper. */
export function ReviewBar(props: { span: ReviewSpan; ready: boolean; onSpan: (span: ReviewSpan) => void }) {
  const { span, ready, onSpan } = props;
  const words = reviewTexts[useLanguage()];
  return (
    <header className="header review-bar">
      <HeaderHome back={words.back} title={words.title[span.kind]} />
      <div className="choices" role="toolbar" aria-label={words.kind}>
        {(["week", "month"] as const).map((kind) => (
          <button key={kind} type="button" aria-pressed={kind === span.kind} onClick={() => onSpan(asKind(span, kind))}>
            {words.tab[kind]}
          </button>
        ))}
      </div>
      <nav className="review-steps">
        <button type="button" aria-label={words.earlier[span.kind]} onClick={() => onSpan(stepped(span, -1))}>
          <IconChevronLeft size={18} stroke={1.75} />
        </button>
        <b>{spanName(span, words)}</b>
        <button type="button" aria-label={words.later[span.kind]} onClick={() => onSpan(stepped(span, 1))}>
          <IconChevronRight size={18} stroke={1.75} />
        </button>
      </nav>
      <div className="header-end">
        <button type="button" className="review-print" disabled={!ready} onClick={() => window.print()}>
          <IconPrinter size={18} stroke={1.75} aria-hidden="true" />
          <span>{words.print}</span>
        </button>
        <LanguageSwitch />
        <AccountMenu />
      </div>
    </header>
  );
}
