import type { DepartmentEndpoint, DepartmentWithEndpoint } from "../../domain/open311/endpoint.ts";
import type { Queryable } from "../database/database.ts";

/** Departments in their order, each with where its own system is; the one with `code` alone where it is given. */
export const departmentRows = (sql: Queryable, code: string | null = null) => sql<
  (DepartmentWithEndpoint & { id: number })[]
>`
  select department.id, department.code, jsonb_build_object('zh', name_zh, 'en', name_en) as name,
    case when department_endpoint.id is not null then jsonb_build_object('url', url, 'format', format, 'jurisdiction', jurisdiction,
      'services', services, 'usualService', usual_service) end as endpoint
  from department
  left join department_endpoint on department_endpoint.department_id = department.id
  where ${code}::text is null or department.code = ${code}
  order by department.rank, department.id
`;

/** Sets where a department's system is; `secret` null keeps its key. False where it has none to keep. */
export const writeEndpoint = (
  tx: Queryable,
  department: number,
  { url, format, jurisdiction, services, usualService }: DepartmentEndpoint,
  secret: string | null,
): Promise<boolean> =>
  tx`
  insert into department_endpoint (department_id, url, format, jurisdiction, services, usual_service, secret)
  select ${department}, ${url}, ${format}, ${jurisdiction}, ${tx.json(services)}::jsonb, ${usualService}, secret
  from (
    select coalesce(${secret}::text, (select secret from department_endpoint where department_id = ${department})) as secret
  ) as key
  where secret is not null
  on conflict (department_id) do update
  set url = excluded.url, format = excluded.format, jurisdiction = excluded.jurisdiction, services = excluded.services,
    usual_service = excluded.usual_service, secret = excluded.secret
  returning id
`.then((rows) => rows.length > 0);

export const deleteEndpoint = (tx: Queryable, department: number) =>
  tx`delete from department_endpoint where department_id = ${department}`;
