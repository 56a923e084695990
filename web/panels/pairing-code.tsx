import { Button } from "antd";
import { useState } from "react";
import type { DevicePairing } from "../../domain/device.ts";
import { administrationTexts } from "../text/administration.ts";
import { formatTime } from "../text/format.ts";
import { useLanguage } from "./app-context.tsx";

/** A code that makes a browser a device, and the address where it is entered: shown once. */
export function PairingCode({ name, pairing: { code, until } }: { name: string; pairing: DevicePairing }) {
  const text = administrationTexts[useLanguage()].devices.pairing;
  const [copied, setCopied] = useState(false);
  const address = `${location.origin}/pair#${code}`;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <section className="admin-password" role="status" aria-label={text.title(name)}>
      <b>{text.title(name)}</b>
      <div className="admin-password-line">
        <code>{code}</code>
      </div>
      <p>{text.how}</p>
      <div className="admin-password-line">
        <span className="admin-address">{address}</span>
        {/* why: browsers give no clipboard to a page that came without TLS */}
        {navigator.clipboard && <Button onClick={copy}>{copied ? text.copied : text.copy}</Button>}
      </div>
      <p>{text.until(formatTime(new Date(until)))}</p>
    </section>
  );
}
