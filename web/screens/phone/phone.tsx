import { useEffect, useState } from "react";
import type { PhonePack } from "../../../domain/phone.ts";
import { fetchPack, isTooLarge } from "../../client/pack.ts";
import type { ClientError } from "../../client/result.ts";
import { useLanguage, useText } from "../../panels/app-context.tsx";
import { formatCount } from "../../text/format.ts";
import { phoneTexts } from "../../text/phone.ts";
import "./phone.css";

type Loading = { pack: PhonePack } | { error: ClientError } | null;

/** The page of somebody on their round: what is near, whom to visit, what to report. */
export function PhoneApp() {
  const text = useText();
  const words = phoneTexts[useLanguage()];
  const [grid, setGrid] = useState<string | null>(null);
  const [loading, setLoading] = useState<Loading>(null);

  const load = async () => {
    setLoading(null);
    const answer = await fetchPack(grid);
    setLoading(answer.ok ? { pack: answer.value } : { error: answer.error });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for another grid, not at every drawing
  useEffect(() => void load(), [grid]);

  if (loading === null) return <p role="status">{words.loading}</p>;
  if ("error" in loading) {
    const { error } = loading;
    return (
      <main className="phone">
        <p role="alert">{isTooLarge(error) ? words.tooLarge : words.failed}</p>
        {error.grids?.map(({ code, name }) => (
          <button key={code} type="button" className="secondary" onClick={() => setGrid(code)}>
            {name}
          </button>
        ))}
        {!isTooLarge(error) && (
          <button type="button" className="primary" onClick={() => void load()}>
            {text.retry}
          </button>
        )}
      </main>
    );
  }
  const { households } = loading.pack;
  return (
    <main className="phone">
      <h1>{words.households(formatCount(households.length))}</h1>
      <ul>
        {households.map(({ id, address, head }) => (
          <li key={id}>
            {address} {head}
          </li>
        ))}
      </ul>
    </main>
  );
}
