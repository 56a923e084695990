import { build } from "../build.ts";
import { type BenchBrowser, openBrowser } from "./browser.ts";
import { type BenchServer, startServer } from "./server.ts";
import { makeStreetFolder } from "./street-folder.ts";

/** Has `measure` look at the built page of the demonstration street, with a server and a browser that end with it. */
export async function onTheStreet(
  measure: (server: BenchServer, browser: BenchBrowser) => Promise<void>,
): Promise<void> {
  await build();
  const street = await makeStreetFolder();
  try {
    const server = await startServer(street);
    try {
      const browser = await openBrowser(server);
      await measure(server, browser).finally(() => browser.close());
    } finally {
      await server.stop();
    }
  } finally {
    street.remove();
  }
}
