// How Node runs what ends within moments.

/** why: by V8's own measure it would optimise most functions of a test for longer than they run */
export const OPTIMISE_LATE = "--interrupt-budget=800000";

/** The same with an embedded database. why: it is a large program that runs for seconds, and making it faster takes longer */
export const DATABASE_BRIEFLY = ["--liftoff-only", OPTIMISE_LATE];
