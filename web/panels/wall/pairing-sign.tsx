import { useWall, useWallText } from "./wall-context.tsx";
import "./sign.css";

/** What a wall shows that is nobody's yet: six characters, large; or that it looks for its server. */
export function PairingSign() {
  const text = useWallText();
  const stage = useWall((state) => state.stage);
  if (stage.kind !== "unpaired")
    return (
      <main className="wall-sign">
        <h1>{text.title}</h1>
        <p role="status">{text.starting}</p>
      </main>
    );
  const { code, fault } = stage;
  return (
    <main className="wall-sign">
      <h1>{text.title}</h1>
      <p>{text.pairing.lead}</p>
      <output className="wall-code" data-code={code}>
        {(code ?? "······").split("").map((character, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: six places, of which each has its character
          <span key={at}>{character}</span>
        ))}
      </output>
      <p role="status">{fault ? text.pairing.away : code ? text.pairing.waiting : text.pairing.asking}</p>
    </main>
  );
}
