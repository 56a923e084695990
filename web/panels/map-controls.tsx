import { IconFocusCentered, IconMinus, IconNavigation, IconPlus, IconStack2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { LAYERS, toggleLayer } from "../state/layers.ts";
import { linkAreaFor } from "../state/link-lines.ts";
import { useApp, useChange, useCommands, useMay, useText } from "./app-context.tsx";
import { BordersMenu } from "./borders-menu.tsx";
import { usePopover } from "./use-popover.ts";
import "./map-controls.css";

/** Zoom, layers, the whole town, and an arrow to the north that turns the map back. */
export function MapControls() {
  const text = useText();
  const commands = useCommands();
  const bearing = useApp((state) => Math.round(state.camera?.bearing ?? 0));
  return (
    <div className="controls" role="toolbar" aria-label={text.map.label}>
      <Control label={text.map.zoomIn} onClick={() => commands.zoomBy(1)}>
        <IconPlus size={18} stroke={1.75} />
      </Control>
      <Control label={text.map.zoomOut} onClick={() => commands.zoomBy(-1)}>
        <IconMinus size={18} stroke={1.75} />
      </Control>
      <LayersMenu />
      <BordersMenu />
      <Control label={text.map.home} onClick={commands.home}>
        <IconFocusCentered size={18} stroke={1.75} />
      </Control>
      <Control label={text.map.north} onClick={commands.northUp}>
        <IconNavigation size={18} stroke={1.75} style={{ transform: `rotate(${-bearing}deg)` }} />
      </Control>
    </div>
  );
}

function Control(props: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="control" aria-label={props.label} title={props.label} onClick={props.onClick}>
      {props.children}
    </button>
  );
}

function LayersMenu() {
  const text = useText();
  const change = useChange();
  const mayIncidents = useMay("incidents");
  const mayHouseholds = useMay("households");
  const linkArea = useApp(linkAreaFor);
  const layers = useApp((state) => state.layers);
  const { box, open, toggle, onKeyDown } = usePopover();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from anywhere within
    <div ref={box} className="layers" onKeyDown={onKeyDown}>
      <button
        type="button"
        className="control"
        aria-label={text.map.layers}
        title={text.map.layers}
        aria-expanded={open}
        onClick={toggle}
      >
        <IconStack2 size={18} stroke={1.75} />
      </button>
      {open && (
        <fieldset className="layers-menu">
          <legend>{text.map.layers}</legend>
          {LAYERS.filter((name) => (name !== "incidents" || mayIncidents) && (name !== "links" || mayHouseholds)).map(
            (name) => (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={layers[name]}
                  onChange={() => change((state) => ({ layers: toggleLayer(state.layers, name) }))}
                />
                {text.map.layerNames[name]}
              </label>
            ),
          )}
          {layers.links && mayHouseholds && linkArea === null && <p className="layers-hint">{text.links.chooseGrid}</p>}
        </fieldset>
      )}
    </div>
  );
}
