// Keeps the page of the screen at a stair, so that it starts without a connection. Registered by /kiosk alone.

import { keepPage } from "./keep-page.ts";
import type { ServiceWorkerScope } from "./service-worker-scope.ts";

declare const self: ServiceWorkerScope;

keepPage(self, "kiosk");
