// The thread that works on wishes: given draft, wish and names, it tells how far it is, then answers its proposals.
// why tsx by hand: a thread does not always inherit what lets the program itself run TypeScript

import { parentPort } from "node:worker_threads";
import { tsImport } from "tsx/esm/api";

const { propose } = await tsImport("../../domain/layout/proposals/propose.ts", import.meta.url);

/** Told this often: more would only keep both threads busy. */
const TELL_MS = 100;

const filled = (template, value) => template.replaceAll("{}", value);

parentPort.on("message", ({ draft, wish, names, random, stopped }) => {
  const newNames = {
    byNumber: (number, level) => filled(names[level], String(number)),
    after: (name) => filled(names.part, name),
  };
  let toldMs = 0;
  let told = 0;
  const proposals = propose(draft, wish, newNames, random, (progress, finished) => {
    const isNew = finished.length > told;
    if (isNew || performance.now() - toldMs > TELL_MS) {
      parentPort.postMessage(isNew ? { progress, proposals: finished } : { progress });
      toldMs = performance.now();
      told = finished.length;
    }
    return Atomics.load(stopped, 0) === 0;
  });
  parentPort.postMessage({ progress: 1, proposals, isAll: true });
});
