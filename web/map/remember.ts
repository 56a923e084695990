/** `make`, which is asked again only when an argument is another object or value than last time. */
export function remember<A extends unknown[], R>(make: (...args: A) => R): (...args: A) => R {
  let last: { args: A; result: R } | null = null;
  return (...args) => {
    if (!last || last.args.length !== args.length || last.args.some((arg, i) => !Object.is(arg, args[i]))) {
      last = { args, result: make(...args) };
    }
    return last.result;
  };
}
