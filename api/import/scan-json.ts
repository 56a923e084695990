import { JsonFault, MAX_DEPTH } from "./parse-json.ts";

/** The text of one JSON value, the line of the file it begins on, and how many members its objects have in all. */
export type Slice = { text: string; line: number; members: number };

/** What a GeoJSON file consists of at its top: members of the root, and the elements of `features` one by one. */
export type Part =
  | { part: "member"; name: string; nameLine: number; value: Slice }
  | { part: "feature"; value: Slice }
  | { part: "features"; line: number };

const SPACE = /\s/;

/**
 * Cuts a JSON text that arrives in pieces into its top-level members, without holding more than one of them. Only the
 * ends of values are looked for; whether they are sound is for `parseJson` to say. Throws JsonFault.
 */
export async function* scanJson(pieces: AsyncIterable<string>): AsyncGenerator<Part> {
  const text = new Window(pieces);
  await text.skipSpace();
  if (text.here() !== "{") {
    const start = text.here() === "" ? "什么也没有" : `“${text.ahead(12)}”`;
    throw new JsonFault("json_broken", `GeoJSON 的最外层必须是一个对象，却是${start}`, text.line);
  }
  text.step();
  await text.skipSpace();
  if (text.here() === "}") text.step();
  else {
    do {
      await text.skipSpace();
      const nameLine = text.line;
      if (text.here() !== '"')
        throw new JsonFault("json_broken", `成员名要写在双引号里，却是“${text.ahead(12)}”`, nameLine);
      const name = JSON.parse((await text.value()).text) as string;
      await text.skipSpace();
      if (text.here() !== ":") throw new JsonFault("json_broken", `“${name}”后面少了“:”`, nameLine);
      text.step();
      await text.skipSpace();
      if (name === "features" && text.here() === "[") {
        yield { part: "features", line: text.line };
        yield* elements(text);
      } else {
        yield { part: "member", name, nameLine, value: await text.value() };
      }
    } while (!(await text.ends("}", "对象")));
  }
  await text.skipSpace();
  if (text.here() !== "") throw new JsonFault("json_broken", `最外层对象之后多出了“${text.ahead(12)}”`, text.line);
}

async function* elements(text: Window): AsyncGenerator<Part> {
  text.step();
  await text.skipSpace();
  if (text.here() === "]") {
    text.step();
    return;
  }
  do {
    await text.skipSpace();
    yield { part: "feature", value: await text.value() };
  } while (!(await text.ends("]", "数组")));
}

/** A view on text that arrives in pieces: what is behind is forgotten, what is ahead fetched when needed. */
class Window {
  private text = "";
  private at = 0;
  line = 1;
  private readonly pieces: AsyncIterator<string>;

  constructor(pieces: AsyncIterable<string>) {
    this.pieces = pieces[Symbol.asyncIterator]();
  }

  /** The character at hand; empty at the end of the text. Only after `skipSpace` or `value`. */
  here = () => this.text.charAt(this.at);
  ahead = (count: number) => this.text.slice(this.at, this.at + count).split("\n", 1)[0];
  step = () => {
    this.at++;
  };

  private async more(): Promise<boolean> {
    const next = await this.pieces.next();
    if (next.done) return false;
    this.text = this.text.slice(this.at) + next.value;
    this.at = 0;
    return true;
  }

  async skipSpace() {
    for (;;) {
      for (; this.at < this.text.length; this.at++) {
        const character = this.text[this.at];
        if (character === "\n") this.line++;
        else if (!SPACE.test(character) && character !== "\uFEFF") return;
      }
      if (!(await this.more())) return;
    }
  }

  /** After a value: true when the container ended, false after a comma. */
  async ends(end: string, inside: string): Promise<boolean> {
    const line = this.line;
    await this.skipSpace();
    const found = this.here();
    if (found !== end && found !== ",") {
      const instead = found === "" ? "文件结尾" : `“${this.ahead(12)}”`;
      throw new JsonFault("json_broken", `${inside}里少了“,”或“${end}”，却是${instead}`, line);
    }
    this.step();
    return found === end;
  }

  /** The value at hand, up to the bracket, quote or delimiter that ends it. */
  async value(): Promise<Slice> {
    const begun = this.line;
    let depth = 0;
    let inString = false;
    let members = 0;
    let text = this.text;
    const cut = (end: number): Slice => {
      const slice = { text: text.slice(this.at, end), line: begun, members };
      this.at = end;
      return slice;
    };
    for (let end = this.at; ; end++) {
      while (end >= text.length) {
        const done = end - this.at;
        if (!(await this.more())) {
          if (depth === 0 && !inString) return cut(end);
          throw new JsonFault("json_broken", `文件在${inString ? "字符串" : "括号"}中间断了，可能没有下载完整`, begun);
        }
        text = this.text;
        end = done;
      }
      const code = text.charCodeAt(end);
      if (code > 44 && code < 58) continue; // digits, signs and points: most of a coordinate
      if (inString) {
        if (code === 92) end++;
        else if (code === 34) {
          inString = false;
          if (depth === 0) return cut(end + 1);
        } else if (code === 10) this.line++;
      } else if (code === 34) inString = true;
      else if (code === 10) {
        if (depth === 0) return cut(end);
        this.line++;
      } else if (code === 123 || code === 91) {
        if (++depth > MAX_DEPTH) throw new JsonFault("json_broken", `嵌套超过 ${MAX_DEPTH} 层`, this.line);
      } else if (code === 125 || code === 93) {
        if (depth === 0) return cut(end);
        if (--depth === 0) return cut(end + 1);
      } else if (code === 58) {
        if (depth === 0) return cut(end);
        members++;
      } else if (depth === 0 && (code === 44 || code === 32)) return cut(end);
    }
  }
}
