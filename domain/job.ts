/** How work stands that the server goes on with by itself. */
export const JOB_STATES = ["waiting", "running", "done", "stopped", "failed"] as const;

export type JobState = (typeof JOB_STATES)[number];
