import { get } from "node:http";
import { connect } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../api/database/database.ts";
import { type Served, serve } from "../../../api/server.ts";
import { eachEngine } from "../../support/engines.ts";
import { littleTown } from "../../support/little-town.ts";
import { SIGNED_IN, signIn } from "../../support/signed-in.ts";

/** What came over the wire, undecoded. */
type Answer = { status: number; headers: Record<string, string | string[] | undefined>; bytes: Buffer };

const TILE_JSON = "/api/tiles/households.json";

/** East of the little town: where the first of sixteen crowds lives. */
const WEST = 113.505;

/** The tiles of zoom `z` in which the crowds live. */
const tilePaths = (z: number): string[] =>
  Array.from({ length: 16 }, (_, tile) => {
    const x = Math.floor(((WEST + tile * 0.025 + 1e-4 + 180) / 360) * 2 ** z);
    const y = Math.floor((0.5 - Math.asinh(Math.tan((35.2 * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** z);
    return `/api/tiles/households/${z}/${x}/${y}.mvt`;
  });

eachEngine((engine) => {
  describe("tiles over HTTP, past the route table", () => {
    let database: Database;
    let served: Served;
    beforeAll(async () => {
      database = await engine.fresh();
      await littleTown(database.sql);
      await signIn(database.sql);
      served = await serve({ database, settings: { host: "127.0.0.1", port: 0 } });
    });
    afterAll(() => served.close());

    /** The answer, read after a pause. */
    const ask = (path: string, headers: Record<string, string> = {}, method = "GET", pauseMs = 0) =>
      new Promise<Answer>((resolve, reject) => {
        const request = get(served.url + path, { headers: { cookie: SIGNED_IN, ...headers }, method }, (response) => {
          const chunks: Buffer[] = [];
          setTimeout(() => response.on("data", (chunk) => chunks.push(chunk)), pauseMs);
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

    test("tiles on their way at once come whole, beside requests that break off and readers that are slow", async () => {
      const before = await ask(TILE_JSON);
      await database.sql`
        insert into household (code, type_id, position)
        select 'T-' || tile || '-' || n, (select min(id) from household_type),
          st_setsrid(st_makepoint(${WEST}::float8 + tile * 0.025 + n * 1e-6, 35.2), 4326)
        from generate_series(0, 15) as tile, generate_series(1, 200) as n`;
      await expect.poll(async () => (await ask(TILE_JSON)).bytes.equals(before.bytes)).toBe(false);
      // at another zoom for each way of asking: what is asked for the second time is kept, in memory of its own
      const isAsKept = async (z: number, bodies: Buffer[]) => {
        const kept = await Promise.all(tilePaths(z).map((path) => ask(path)));
        for (const [nth, { bytes }] of kept.entries()) {
          expect(bytes.length).toBeGreaterThan(100 * 40);
          expect(bodies[nth].equals(bytes)).toBe(true);
        }
      };
      const broken = tilePaths(13).map((path) => breakOff(path));
      const slow = await Promise.all(tilePaths(14).map((path, nth) => ask(path, {}, "GET", nth % 3 === 0 ? 30 : 0)));
      await Promise.all(broken);
      const bytesOf = ({ bytes }: Answer) => bytes;
      await isAsKept(14, slow.map(bytesOf));
      const packed = await Promise.all(tilePaths(15).map((path) => ask(path, { "accept-encoding": "gzip" })));
      await isAsKept(
        15,
        packed.map(bytesOf).map((bytes) => gunzipSync(bytes)),
      );
      await isAsKept(16, await askInOneGo(tilePaths(16)));
    });

    /** Asks, and hangs up before the answer has come. */
    const breakOff = (path: string) =>
      new Promise<void>((resolve) => {
        const request = get(served.url + path, { headers: { cookie: SIGNED_IN } });
        request.on("socket", () => setTimeout(() => request.destroy(), 2));
        request.on("error", () => undefined);
        request.on("close", resolve);
      });

    /** Asks for all of `paths` in one packet of one connection; gives the bodies. */
    const askInOneGo = (paths: string[]) =>
      new Promise<Buffer[]>((resolve, reject) => {
        const { hostname, port } = new URL(served.url);
        const socket = connect(Number(port), hostname, () =>
          socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nhost: x\r\ncookie: ${SIGNED_IN}\r\n\r\n`).join("")),
        );
        let come: Buffer = Buffer.alloc(0);
        const bodies: Buffer[] = [];
        socket.on("error", reject);
        socket.on("data", (chunk) => {
          come = Buffer.concat([come, chunk]);
          for (;;) {
            const start = come.indexOf("\r\n\r\n") + 4;
            const length = Number(/content-length: (\d+)/i.exec(come.toString("latin1", 0, Math.max(0, start)))?.[1]);
            if (start < 4 || come.length < start + length) return;
            bodies.push(come.subarray(start, start + length));
            come = come.subarray(start + length);
            if (bodies.length < paths.length) continue;
            socket.destroy();
            return resolve(bodies);
          }
        });
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
