import { KeptAnswer, OWN_IMMUTABLE, OWN_REVALIDATE } from "./kept-answer.ts";

/**
 * Answers that are made once a version: of the last `most` keys asked for. What depends on the scope of who asks has that in
 * its version. An address that names the current version (`?v=`) is immutable; any other is asked about each time and
 * answered 304 while nothing has changed.
 */
export class KeptByVersion {
  private readonly kept = new Map<string, { version: string; answer: KeptAnswer }>();

  constructor(
    private readonly type: string,
    private readonly most = 8,
  ) {}

  /** The answer for `key` as of `version`; `make` gives its bytes when they are not at hand. */
  async answer(
    key: string,
    version: string,
    request: { headers: Headers; v?: string },
    make: () => Uint8Array<ArrayBuffer>,
  ): Promise<Response> {
    let current = this.kept.get(key);
    if (current?.version !== version) current = { version, answer: new KeptAnswer(make(), this.type) };
    // the longest unused stands first
    this.kept.delete(key);
    this.kept.set(key, current);
    if (this.kept.size > this.most) this.kept.delete(this.kept.keys().next().value as string);
    const cacheControl = request.v === version ? OWN_IMMUTABLE : OWN_REVALIDATE;
    const response = await current.answer.answer(request.headers, cacheControl);
    response.headers.set("x-version", version);
    return response;
  }
}
