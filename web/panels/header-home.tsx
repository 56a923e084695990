import { IconMap2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import "./header.css";

/** The product's mark on the left of a screen that is not the map, and the way back to the map; `children` follow it. */
export function HeaderHome({ back, name, children }: { back: string; name: string; children?: ReactNode }) {
  return (
    <h1 className="header-logo">
      <a href="/" className="header-home" title={back}>
        <IconMap2 size={20} stroke={1.75} className="header-mark" aria-hidden="true" />
        <span className="header-name">{name}</span>
      </a>
      {children}
    </h1>
  );
}
