import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "tests/support/set-up.ts",
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/browser/**", "tests/artifacts/**"],
    // why: an embedded database takes seconds to open and a gigabyte; two at once is what two cores bear
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
