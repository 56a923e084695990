import { useEffect } from "react";
import { closedTo, type Round } from "../../state/phone/round.ts";

type Entry = { roundDepth?: number } | null;

/**
 * Makes the phone's own way back close the page on top instead of leaving: every page that opens is an entry of the browser's
 * history, and going back in it closes as many.
 */
export function useBackButton(round: Round): void {
  useEffect(() => {
    const depthOf = (entry: Entry) => entry?.roundDepth ?? 0;
    const onBack = (event: PopStateEvent) => {
      const depth = depthOf(event.state as Entry);
      if (depth < round.getState().pages.length) round.setState((state) => closedTo(state, depth));
    };
    const stop = round.subscribe(({ pages }) => {
      const depth = depthOf(history.state as Entry);
      if (pages.length > depth) history.pushState({ roundDepth: pages.length }, "");
      // why: pages were closed by a tab; their entries must not have to be gone back through
      else if (pages.length < depth) history.go(pages.length - depth);
    });
    window.addEventListener("popstate", onBack);
    return () => {
      stop();
      window.removeEventListener("popstate", onBack);
    };
  }, [round]);
}
