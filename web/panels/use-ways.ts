import type { SignInWays } from "../../domain/account.ts";
import { useEntrance } from "./app-context.tsx";
import { usePromised } from "./use-promised.ts";

/** How one can sign in, and what a password must be; null until the server has said it. */
export const useWays = (): SignInWays | null => usePromised(useEntrance().ways) ?? null;
