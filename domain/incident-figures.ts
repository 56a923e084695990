/** How the incidents reported within some days were handled. */
export type HandlingFigures = {
  reported: number;
  /** of those: in a state that is open */
  open: number;
  /** handled by the time they were due, and not; those that are neither handled nor due yet are in neither */
  onTime: number;
  late: number;
  /** median seconds from the step before until this state was reached, by code of the state */
  medianS: Readonly<Record<string, number>>;
  /** brought back into an open state after they were closed */
  reopened: number;
  /** rated by those who reported them, and of those with four or five of five */
  rated: number;
  satisfied: number;
};

/** The same of one area, and of one person. */
export type AreaFigures = HandlingFigures & { code: string; name: string };
export type WorkerFigures = HandlingFigures & { id: number; name: string };

/** `GET /api/incidents/figures` */
export type IncidentFigures = { whole: HandlingFigures; areas: AreaFigures[]; workers: WorkerFigures[] };
