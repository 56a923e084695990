import { ConfigProvider, QRCode } from "antd";

// why read here too: administration-theme.ts is loaded at /admin alone
const nonce = document.querySelector<HTMLElement>("meta[property=csp-nonce]")?.nonce;

/** `text` as a square code, black on white. A chunk of its own: it brings Ant Design along. */
export function SquareCode({ text, size }: { text: string; size: number }) {
  return (
    <ConfigProvider csp={{ nonce }}>
      <QRCode type="svg" value={text} size={size} bordered={false} color="#000000" bgColor="#FFFFFF" errorLevel="M" />
    </ConfigProvider>
  );
}
