import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { tryPort } from "../../api/listen.ts";

test("a port that is taken is told before anything else is done; one that is free stays free", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const at = { host: "127.0.0.1", port: (other.address() as AddressInfo).port };
  await expect(tryPort(at)).rejects.toMatchObject({ code: "EADDRINUSE" });
  await new Promise((resolve) => other.close(resolve));
  await tryPort(at);
  await tryPort(at);
});
