import { useEditorText } from "./use-editor-text.ts";

/** What the lines and hatches on the map mean. */
export function MapKey() {
  const { foot } = useEditorText();
  return (
    <ul className="map-key">
      <li>
        <i className="map-key-rim" aria-hidden="true" />
        {foot.rim}
      </li>
      <li>
        <i className="map-key-grid" aria-hidden="true" />
        {foot.grid}
      </li>
      <li>
        <i className="map-key-before" aria-hidden="true" />
        {foot.before}
      </li>
      <li>
        <i className="map-key-locked" aria-hidden="true" />
        {foot.locked}
      </li>
    </ul>
  );
}
