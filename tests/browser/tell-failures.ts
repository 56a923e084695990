// Says what the windows showed when a test of a screen failed: pictures stay on the machine it failed on, its output does not.

import { afterEach } from "vitest";
import { tellWindows } from "./visit.ts";

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await tellWindows();
});
