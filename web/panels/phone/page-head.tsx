import { IconArrowLeft } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useActions, useWords } from "./round-context.tsx";

/** The head of a page over the tabs: its title, one line under it, and the way back. It takes the focus when it opens. */
export function PageHead({ title, below, children }: { title: string; below?: ReactNode; children?: ReactNode }) {
  const words = useWords();
  const actions = useActions();
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another title is another page
  useEffect(() => heading.current?.focus({ preventScroll: true }), [title]);
  return (
    <div className="page-head">
      <div className="page-title">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {below && <p>{below}</p>}
      </div>
      {children}
      <button type="button" className="page-back" aria-label={words.back} onClick={actions.back}>
        <IconArrowLeft size={24} stroke={1.6} aria-hidden="true" />
      </button>
    </div>
  );
}
