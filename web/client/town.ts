import type { Town } from "../../domain/town.ts";
import { getJson } from "./request.ts";

/** `GET /api/town` */
export const fetchTown = () => getJson<Town>("/api/town");
