import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The folders that hold code. */
export const FOLDERS = ["domain", "api", "data", "scripts", "web", "tests"];

/** A file of code: its path from the root, its text without comments, and what it imports (see importsOf). */
export type Source = { path: string; lines: number; code: string; imports: string[] };

/** Every source file of the project. */
export const readSources = (): Source[] =>
  FOLDERS.flatMap(filesBelow).map((path) => {
    const text = readFileSync(join(ROOT, path), "utf8");
    return { path, lines: text.split("\n").length - 1, code: withoutComments(text), imports: importsOf(path, text) };
  });

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (path === "tests/artifacts") return [];
    if (statSync(join(ROOT, path)).isDirectory()) return filesBelow(path);
    return /\.(ts|tsx|mjs)$/.test(name) ? [path] : [];
  });
}

/** What `path` imports: packages by name, files of ours by their path from the root. */
export function importsOf(path: string, text: string): string[] {
  const code = withoutComments(text);
  const patterns = [
    /^(?:import|export)\s(?:[^"';]*?\sfrom\s)?\s*"([^"]+)"/gm,
    /\bimport\("([^"]+)"\)/g,
    /new URL\("(\.[^"]+\.(?:ts|mjs))", import\.meta\.url\)/g,
  ];
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => resolveImport(path, match[1])));
}

function resolveImport(path: string, target: string): string {
  const bare = target.replace(/\?.*$/, "");
  return bare.startsWith(".") ? relative(ROOT, join(ROOT, dirname(path), bare)) : bare;
}

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
/** The first ring of imports among `files`, or nothing. Imports of types alone count too: they bind as much. */
export function firstCycle(files: Source[]): string[] {
  const byPath = new Map(files.map((source) => [source.path, source]));
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const target of byPath.get(path)?.imports ?? []) {
      const found = byPath.has(target) ? visit(target, [...trail, path]) : [];
      if (found.length > 0) return found;
    }
    done.add(path);
    return [];
  };
  for (const { path } of files) {
    const found = visit(path, []);
    if (found.length > 0) return found;
  }
  return [];
}
