import { IconMap2 } from "@tabler/icons-react";
import { useText } from "./app-context.tsx";
import "./header.css";

/** The product's mark on the left of a screen that is not the map, the way back to the map, and what the screen is called. */
export function HeaderHome({ back, title }: { back: string; title: string }) {
  const { product } = useText();
  return (
    <h1 className="header-logo">
      <a href="/" className="header-home" title={back}>
        <IconMap2 size={20} stroke={1.75} className="header-mark" aria-hidden="true" />
        <span className="header-name">{product}</span>
      </a>
      <span className="header-title">{title}</span>
    </h1>
  );
}
