import { useEffect, useState } from "react";

/** What `ask` was answered, asked once; undefined until then. `ask` must be the same function every time. */
export function usePromised<T>(ask: () => Promise<T>): T | undefined {
  const [answer, setAnswer] = useState<T>();
  useEffect(() => {
    let gone = false;
    void ask().then((value) => {
      if (!gone) setAnswer(() => value);
    });
    return () => {
      gone = true;
    };
  }, [ask]);
  return answer;
}
