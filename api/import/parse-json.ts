/** Broken JSON: what is wrong (Chinese), and on which line of the file. */
export class JsonFault extends Error {
  constructor(
    readonly code: "json_broken" | "json_member_twice",
    message: string,
    readonly line: number,
  ) {
    super(message);
  }
}

/** Deeper than any geometry; a deeper text would only exhaust the stack. */
export const MAX_DEPTH = 200;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings
const NEEDS_CARE = /[\\\u0000-\u001f]/;

/**
 * Parses one JSON value that begins on `firstLine` of a file. Unlike JSON.parse it refuses members that occur twice and
 * knows lines: with `lines`, every object and array is entered there with the line it begins on. Throws JsonFault.
 */
export function parseJson(text: string, firstLine: number, lines?: Map<object, number>): unknown {
  let at = 0;
  let line = firstLine;
  let lastLine = firstLine; // where the last thing read ended: a missing comma belongs there

  const broken = (message: string, where = line) => new JsonFault("json_broken", message, where);

  const skipSpace = () => {
    lastLine = line;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 10) line++;
      else if (code !== 32 && code !== 9 && code !== 13) return;
    }
  };

  const here = () => (at < text.length ? `“${text.slice(at, at + 12).split("\n", 1)[0]}”` : "文件结尾");

  const string = (): string => {
    const start = at;
    for (at++; ; at++) {
      at = text.indexOf('"', at);
      if (at < 0) throw broken("引号没有闭合");
      let slashes = 0;
      while (text.charCodeAt(at - 1 - slashes) === 92) slashes++;
      if (slashes % 2 === 0) break;
    }
    at++;
    const inner = text.slice(start + 1, at - 1);
    if (!NEEDS_CARE.test(inner)) return inner;
    try {
      return JSON.parse(text.slice(start, at)) as string;
    } catch (error) {
      if (error instanceof SyntaxError) throw broken("字符串里有不允许的字符");
      throw error;
    }
  };

  const expectEither = (mark: string, end: string, inside: string): boolean => {
    skipSpace();
    const found = text[at];
    if (found !== mark && found !== end) throw broken(`${inside}里少了“${mark}”或“${end}”，却是${here()}`, lastLine);
    at++;
    return found === end;
  };

  const object = (depth: number): object => {
    const result: Record<string, unknown> = {};
    lines?.set(result, line);
    const begun = line;
    at++;
    skipSpace();
    if (text[at] === "}") {
      at++;
      return result;
    }
    do {
      skipSpace();
      if (text[at] !== '"') throw broken(`成员名要写在双引号里，却是${here()}`);
      const name = string();
      if (Object.hasOwn(result, name)) {
        const twice = `同一个对象里，成员“${name}”出现了两次（又在第 ${line} 行）`;
        throw new JsonFault("json_member_twice", twice, begun);
      }
      skipSpace();
      if (text[at] !== ":") throw broken(`“${name}”后面少了“:”`, lastLine);
      at++;
      define(result, name, value(depth + 1));
    } while (!expectEither(",", "}", "对象"));
    return result;
  };

  const array = (depth: number): unknown[] => {
    const result: unknown[] = [];
    lines?.set(result, line);
    at++;
    skipSpace();
    if (text[at] === "]") {
      at++;
      return result;
    }
    do result.push(value(depth + 1));
    while (!expectEither(",", "]", "数组"));
    return result;
  };

  const word = (name: string, meaning: unknown): unknown => {
    if (!text.startsWith(name, at)) throw broken(`这里应是一个值，却是${here()}`);
    at += name.length;
    return meaning;
  };

  const value = (depth: number): unknown => {
    if (depth > MAX_DEPTH) throw broken(`嵌套超过 ${MAX_DEPTH} 层`);
    skipSpace();
    switch (text[at]) {
      case "{":
        return object(depth);
      case "[":
        return array(depth);
      case '"':
        return string();
      case "t":
        return word("true", true);
      case "f":
        return word("false", false);
      case "n":
        return word("null", null);
    }
    NUMBER.lastIndex = at;
    const number = NUMBER.exec(text);
    if (!number) throw broken(`这里应是一个值，却是${here()}`);
    at += number[0].length;
    return Number(number[0]);
  };

  const result = value(0);
  skipSpace();
  if (at < text.length) throw broken(`多出了${here()}`);
  return result;
}

/** Sets a member; `__proto__` is a name like any other. */
function define(target: Record<string, unknown>, name: string, value: unknown) {
  if (name !== "__proto__") target[name] = value;
  else Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

/**
 * The same, some ten times as fast where nothing is wrong: the engine's own parser, believed when it kept as many members
 * as the text has (`members`, from the scanner), for it drops the first of two silently.
 */
export function parseSound(text: string, firstLine: number, members: number): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (countMembers(value) === members) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return parseJson(text, firstLine);
}

function countMembers(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  if (Array.isArray(value)) {
    if (typeof value[0] === "number" && value.length <= 3) return 0; // a position
    return value.reduce<number>((sum, part) => sum + countMembers(part), 0);
  }
  const parts = Object.values(value);
  return parts.reduce<number>((sum, part) => sum + countMembers(part), parts.length);
}
