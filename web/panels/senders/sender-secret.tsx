import { Button } from "antd";
import { useState } from "react";
import { administrationTexts } from "../../text/administration.ts";
import { useLanguage } from "../app-context.tsx";

/** By what a sender says who it is: shown once. */
export function SenderSecret({ name, code, secret }: { name: string; code: string; secret: string }) {
  const text = administrationTexts[useLanguage()].senders.secret;
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <section className="admin-password senders-secret" role="status" aria-label={text.title(name)}>
      <b>{text.title(name)}</b>
      <div className="admin-password-line">
        <span className="senders-label">{text.code}</span>
        <code>{code}</code>
      </div>
      <div className="admin-password-line">
        <span className="senders-label">{text.secret}</span>
        <code>{secret}</code>
        {/* why: browsers give no clipboard to a page that came without TLS */}
        {navigator.clipboard && <Button onClick={copy}>{copied ? text.copied : text.copy}</Button>}
      </div>
      <p>{text.once}</p>
    </section>
  );
}
