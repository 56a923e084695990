import { expect, test } from "vitest";
import { isPrivate } from "../../../api/http/ask-outside.ts";

test.each([
  ["127.0.0.1", true],
  ["10.1.2.3", true],
  ["172.16.0.1", true],
  ["172.32.0.1", false],
  ["192.168.1.1", true],
  ["169.254.169.254", true],
  ["100.64.0.1", true],
  ["0.0.0.0", true],
  ["255.255.255.255", true],
  ["8.8.8.8", false],
  ["::1", true],
  ["::ffff:10.0.0.1", true],
  ["::ffff:8.8.8.8", false],
  ["fd00::1", true],
  ["fe80::1", true],
  ["2001:4860:4860::8888", false],
])("%s is an address of a private network: %s", (address, answer) => {
  expect(isPrivate(address)).toBe(answer);
});
