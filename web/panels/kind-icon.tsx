import { ICON_BOX, iconPaths } from "../map/icons.ts";

/** The line icon of an incident or facility kind. */
export function KindIcon({ icon, size }: { icon: string; size: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${ICON_BOX} ${ICON_BOX}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {iconPaths(icon).map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
