// Keeps the page of a wall, so that it starts before the network is back. Registered by /wall alone.

import { keepPage } from "./keep-page.ts";
import type { ServiceWorkerScope } from "./service-worker-scope.ts";

declare const self: ServiceWorkerScope;

keepPage(self, "wall");
