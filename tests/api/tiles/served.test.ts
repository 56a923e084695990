import { get } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Served, serve } from "../../../api/server.ts";
import { eachEngine } from "../../support/engines.ts";
import { littleTown } from "../../support/little-town.ts";
import { SIGNED_IN, signIn } from "../../support/signed-in.ts";

/** What came over the wire, undecoded. */
type Answer = { status: number; headers: Record<string, string | string[] | undefined>; bytes: Buffer };

eachEngine((engine) => {
  describe("tiles over HTTP, past the route table", () => {
    let served: Served;
    beforeAll(async () => {
      const database = await engine.fresh();
      await littleTown(database.sql);
      await signIn(database.sql);
      served = await serve({ database, settings: { host: "127.0.0.1", port: 0 } });
    });
    afterAll(() => served.close());

    const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
      new Promise<Answer>((resolve, reject) => {
        const request = get(served.url + path, { headers: { cookie: SIGNED_IN, ...headers }, method }, (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk) => chunks.push(chunk));
          response.on("end", () =>
            resolve({ status: response.statusCode!, headers: response.headers, bytes: Buffer.concat(chunks) }),
          );
        });
        request.on("error", reject);
      });

    test("a tile comes with its kind and length; a layer there is none of is said not to be there", async () => {
      const path = await aTileWithSomething();
      const found = await ask(path);
      expect(found.status).toBe(200);
      expect(found.bytes.length).toBeGreaterThan(0);
      expect(found.headers["content-type"]).toBe("application/vnd.mapbox-vector-tile");
      expect(found.headers["content-length"]).toBe(String(found.bytes.length));
      expect((await ask(path.replace("grids", "nothing"))).status).toBe(404);
    });

    test("compressed where that is accepted, nothing again where it has not changed, no body for HEAD", async () => {
      const path = await aTileWithSomething();
      const plain = await ask(path);
      const packed = await ask(path, { "accept-encoding": "gzip" });
      if (plain.bytes.length >= 500) {
        expect(packed.headers["content-encoding"]).toBe("gzip");
        expect(packed.bytes.length).toBeLessThan(plain.bytes.length);
      }
      const again = await ask(path, { "if-none-match": String(plain.headers.etag) });
      expect([again.status, again.bytes.length]).toEqual([304, 0]);
      const head = await ask(path, {}, "HEAD");
      expect([head.status, head.headers["content-length"], head.bytes.length]).toEqual([
        200,
        String(plain.bytes.length),
        0,
      ]);
    });

    test("what is no tile goes to the route table", async () => {
      expect((await ask("/api/tiles/grids/99/0/0.mvt")).status).toBe(404);
      expect(JSON.parse((await ask("/api/tiles/grids/13/x/0.mvt")).bytes.toString()).code).toBeTypeOf("string");
      expect((await ask("/api/health")).status).toBe(200);
    });

    /** The address of the tile at zoom 14 in which the little town's bounds begin. */
    async function aTileWithSomething(): Promise<string> {
      const { bounds } = JSON.parse((await ask("/api/town")).bytes.toString());
      const scale = 2 ** 14;
      const latitude = (((bounds[1] + bounds[3]) / 2) * Math.PI) / 180;
      const x = Math.floor((((bounds[0] + bounds[2]) / 2 + 180) / 360) * scale);
      const y = Math.floor(((1 - Math.asinh(Math.tan(latitude)) / Math.PI) / 2) * scale);
      return `/api/tiles/grids/14/${x}/${y}.mvt`;
    }
  });
});
