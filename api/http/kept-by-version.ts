import { RecentlyUsed } from "../memory/recently-used.ts";
import { KeptAnswer, OWN_IMMUTABLE, OWN_REVALIDATE } from "./kept-answer.ts";

/**
 * Answers that are made once a version: of the last `most` keys asked for. What depends on the scope of who asks has that in
 * its version. An address that names the current version (`?v=`) is immutable; any other is asked about each time and
 * answered 304 while nothing has changed.
 */
export class KeptByVersion {
  private readonly kept: RecentlyUsed<{ version: string; answer: KeptAnswer }>;

  constructor(
    private readonly type: string,
    most = 8,
  ) {
    this.kept = new RecentlyUsed(most);
  }

  /** The answer for `key` as of `version`; `make` gives its bytes when they are not at hand. */
  async answer(
    key: string,
    version: string,
    request: { headers: Headers; v?: string },
    make: () => Uint8Array<ArrayBuffer>,
  ): Promise<Response> {
    const { answer } = this.kept.get(
      key,
      () => ({ version, answer: new KeptAnswer(make(), this.type) }),
      (known) => known.version === version,
    );
    const cacheControl = request.v === version ? OWN_IMMUTABLE : OWN_REVALIDATE;
    const response = await answer.answer(request.headers, cacheControl);
    response.headers.set("x-version", version);
    return response;
  }
}
