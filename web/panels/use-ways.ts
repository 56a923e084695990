import { useEffect, useState } from "react";
import type { SignInWays } from "../../domain/account.ts";
import { useEntrance } from "./app-context.tsx";

/** How one can sign in, and what a password must be; null until the server has said it. */
export function useWays(): SignInWays | null {
  const entrance = useEntrance();
  const [ways, setWays] = useState<SignInWays | null>(null);
  useEffect(() => {
    let gone = false;
    void entrance.ways().then((known) => {
      if (!gone) setWays(known);
    });
    return () => {
      gone = true;
    };
  }, [entrance]);
  return ways;
}
