import type { DepartmentEndpoint } from "../../domain/open311/endpoint.ts";

/** A department's system as it is typed: what is left empty is "". */
export type TypedEndpoint = Omit<DepartmentEndpoint, "jurisdiction" | "services"> & {
  jurisdiction: string;
  key: string;
  services: Record<string, string | undefined>;
};

/** The form of what is set, or an empty one. Its key is never known. */
export const typedFrom = (endpoint: DepartmentEndpoint | null): TypedEndpoint => ({
  url: endpoint?.url ?? "",
  format: endpoint?.format ?? "json",
  jurisdiction: endpoint?.jurisdiction ?? "",
  key: "",
  services: { ...endpoint?.services },
  usualService: endpoint?.usualService ?? "",
});

/** What was typed, without spaces around it and without kinds that have no service of their own. */
export const endpointOf = ({
  url,
  format,
  jurisdiction,
  services,
  usualService,
}: TypedEndpoint): DepartmentEndpoint => ({
  url: url.trim(),
  format,
  jurisdiction: jurisdiction.trim() || null,
  services: Object.fromEntries(
    Object.entries(services ?? {}).flatMap(([kind, service]) => (service?.trim() ? [[kind, service.trim()]] : [])),
  ),
  usualService: usualService.trim(),
});
