import type { HandlingFigures } from "../../../domain/incident-figures.ts";

/** Share of what came in time among all that was due; null where nothing was. */
export const onTimeShare = ({ onTime, late }: HandlingFigures): number | null =>
  onTime + late === 0 ? null : onTime / (onTime + late);

/** Share of the content among those who rated; null where nobody did. */
export const satisfiedShare = ({ rated, satisfied }: HandlingFigures): number | null =>
  rated === 0 ? null : satisfied / rated;
