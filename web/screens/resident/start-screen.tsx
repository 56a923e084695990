import { useState } from "react";
import { PageHead } from "../../panels/resident/page-head.tsx";
import { useWords } from "../../panels/resident/words.tsx";

/** For those who come without a code: what to do, and a way to what they reported before. */
export function StartScreen({ fault }: { fault?: string }) {
  const { text } = useWords();
  const [receipt, setReceipt] = useState("");
  return (
    <main className="r-page">
      <PageHead title={text.title} office="" simulated={false} />
      <p className="r-lead" role={fault ? "alert" : undefined}>
        {fault ?? text.start.lead}
      </p>
      <form
        className="r-ask"
        onSubmit={(event) => {
          event.preventDefault();
          const typed = receipt.replaceAll(/[^0-9A-Za-z]/g, "");
          if (typed !== "") location.assign(`/r/receipt/${typed}`);
        }}
      >
        <h2>{text.start.or}</h2>
        <input
          className="r-input"
          aria-label={text.receipt.ask}
          placeholder={text.receipt.askHint}
          autoCapitalize="characters"
          autoComplete="off"
          maxLength={20}
          value={receipt}
          onChange={(event) => setReceipt(event.target.value)}
        />
        <button type="submit" className="r-first">
          {text.receipt.look}
        </button>
      </form>
    </main>
  );
}
