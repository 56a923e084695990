import { Button } from "antd";
import { useState } from "react";
import { administrationTexts } from "../text/administration.ts";
import { useLanguage } from "./app-context.tsx";

/** A password that was made up: shown once, to be told. */
export function OneTimePassword({ title, password }: { title: string; password: string }) {
  const text = administrationTexts[useLanguage()].accounts;
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(password);
    setCopied(true);
  };
  return (
    <section className="admin-password" role="status" aria-label={text.passwordTitle}>
      <b>{title}</b>
      <div className="admin-password-line">
        <code>{password}</code>
        {/* why: browsers give no clipboard to a page that came without TLS; the password can be marked by hand */}
        {navigator.clipboard && <Button onClick={copy}>{copied ? text.copied : text.copy}</Button>}
      </div>
      <p>{text.passwordOnce}</p>
    </section>
  );
}
