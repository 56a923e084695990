import { expect, test } from "vitest";
import { phoneDigits } from "../../domain/resident.ts";

test.each([
  ["138 1234-5678", "13812345678"],
  ["+86 138 1234 5678", "13812345678"],
  ["(0391) 391 2345", "03913912345"],
  ["3912345", "3912345"],
  ["12345", null],
  ["zhang", null],
])("%s is %s", (text, digits) => expect(phoneDigits(text)).toBe(digits));
