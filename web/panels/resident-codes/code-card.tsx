import type { ResidentCode } from "../../../domain/resident.ts";
import type { ResidentText } from "../../text/resident-zh.ts";
import { SquareCode } from "../qr-code.tsx";

type Props = {
  code: ResidentCode;
  squarePx: number;
  office: string;
  text: ResidentText;
  onRevoke: (code: ResidentCode) => void;
};

/** One code as it is cut out and posted: what it is for, the place, the square code, the numbers to call. */
export function CodeCard({ code, squarePx, office, text, onRevoke }: Props) {
  const address = `${location.origin}/r/${code.token}`;
  const { emergency } = text;
  return (
    <li className="code-card">
      <p className="code-head">
        <b>{text.codes.scan}</b>
        <span>{office}</span>
      </p>
      <div className="code-square">
        <SquareCode text={address} size={squarePx} />
      </div>
      <p className="code-place">{code.place}</p>
      <p className="code-steps">{text.codes.steps}</p>
      <p className="code-call">
        {emergency.fire} <b>119</b>
        {text.comma}
        {emergency.sick} <b>120</b>
        {text.comma}
        {emergency.danger} <b>110</b>
      </p>
      <p className="code-address">{address}</p>
      <button type="button" className="code-revoke" onClick={() => onRevoke(code)}>
        {text.codes.revoke}
      </button>
    </li>
  );
}
