import { HttpError } from "./errors.ts";

/** Throws the 400 of a code that a code table does not have, naming those it has. */
export function requireCodes(
  where: string,
  given: readonly string[] | undefined,
  known: readonly { code: string }[],
): void {
  for (const code of given ?? []) {
    if (known.some((row) => row.code === code)) continue;
    const some = known.slice(0, 12).map((row) => row.code);
    const message = `参数 ${where} 中没有代码“${code}”；可用的有 ${some.join("、")}${known.length > 12 ? " 等" : ""}。`;
    throw new HttpError(400, "code_unknown", message, where);
  }
}
