import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { DATABASE_BRIEFLY, OPTIMISE_LATE } from "./tests/support/briefly.ts";

/** Short files whose tests take long. why first: begun last, one of them keeps a core waiting for the other */
const LONG = ["wall-soak.test.ts", "real-town.test.ts"];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((name) => moduleId.endsWith(`/${name}`));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

// Two groups, one after the other: `node` runs on both database engines, `browser` drives a real one.
// A group is run alone by `npx vitest run --project node`.
export default defineConfig({
  test: {
    globalSetup: "tests/support/set-up.ts",
    // why: an embedded database takes seconds to open and a gigabyte; two at once is what two cores bear
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // why: what is waited for comes when the machine has time; a second is a limit on its load, not on the program
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          sequence: { groupOrder: 0 },
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/browser/**"],
          // why: files of one worker then share an embedded database (tests/support/engines.ts)
          isolate: false,
          execArgv: DATABASE_BRIEFLY,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          sequence: { groupOrder: 1 },
          // why one more: a page is waited for now and then, and needs less memory
          maxWorkers: 3,
          include: ["tests/browser/**/*.test.ts"],
          // why: files of one worker then share a browser (tests/browser/visit.ts)
          isolate: false,
          testTimeout: 120_000,
          setupFiles: "tests/browser/tell-failures.ts",
          execArgv: [OPTIMISE_LATE],
        },
      },
    ],
  },
});
