import { isIPv4, isIPv6 } from "node:net";

/** What one subscriber of a network has: an IPv4 address, or the first half of an IPv6 address. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIPv4(plain)) return plain;
  if (!isIPv6(plain)) return "unknown";
  const [before, after] = plain.split("%")[0].split("::");
  const groups = before === "" ? [] : before.split(":");
  const rest = after ? after.split(":").length : 0;
  while (after !== undefined && groups.length + rest < 8) groups.push("0");
  const first = [...groups, ...(after ?? "").split(":")].slice(0, 4);
  return `${first.map((group) => Number.parseInt(group || "0", 16).toString(16)).join(":")}::/64`;
}
