import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/**
 * A password from standard input: asked for without showing it where that is a terminal, else its first line. "" when nothing
 * is given. Gives null when the two times it is typed differ.
 */
export async function readPassword(): Promise<string | null> {
  if (!process.stdin.isTTY) return firstLine();
  const first = await askHidden("密码（留空则自动生成） Password (empty: made up): ");
  if (first === "") return "";
  return (await askHidden("再输入一次 Once more: ")) === first ? first : null;
}

async function firstLine(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString().split(/\r?\n/)[0];
}

function askHidden(prompt: string): Promise<string> {
  // why: readline shows what is typed by writing it to its output, so that one that drops everything hides it
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  process.stderr.write(prompt);
  return new Promise((resolve) => {
    lines.once("SIGINT", () => process.exit(130));
    lines.question("", (answer) => {
      lines.close();
      process.stderr.write("\n");
      resolve(answer);
    });
  });
}
