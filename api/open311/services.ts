import type { CodeTables, IncidentKind } from "../../domain/codes.ts";
import type { Service, ServiceDefinition } from "../../domain/open311/report.ts";
import { HttpError } from "../http/errors.ts";

/** The one thing that is asked beside what the standard always asks. */
export const URGENCY = "urgency";

/** What may be asked for: every kind of incident. */
export const servicesOf = ({ incidentKinds }: CodeTables): Service[] =>
  incidentKinds.map(({ code, name }) => ({
    service_code: code,
    service_name: name.zh,
    description: `${name.zh} ${name.en}`,
    metadata: true,
    type: "realtime",
    keywords: [name.zh, name.en].join(", "),
    group: null,
  }));

/** The kind that a service is. Throws 404 `service_unknown`. */
export function requireService({ incidentKinds }: CodeTables, code: string): IncidentKind {
  const kind = incidentKinds.find((row) => row.code === code);
  if (kind) return kind;
  const message = `没有 service_code“${code}”。 service_code was not found: ${code}`;
  throw new HttpError(404, "service_unknown", message, "service_code");
}

/** What is asked of whoever wants this service. Throws 404 `service_unknown`. */
export function definitionOf(tables: CodeTables, code: string): ServiceDefinition {
  requireService(tables, code);
  return {
    service_code: code,
    attributes: [
      {
        variable: true,
        code: URGENCY,
        datatype: "singlevaluelist",
        required: false,
        datatype_description: null,
        order: 1,
        description: "紧急程度 How urgent it is",
        values: tables.urgencies.map(({ code, name }) => ({ key: code, name: `${name.zh} ${name.en}` })),
      },
    ],
  };
}
