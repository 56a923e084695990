import { OpenAPIHono, z } from "@hono/zod-openapi";
import type { Asked } from "../access/guard.ts";
import { asHttpError, forLog, invalidParameter } from "./errors.ts";

/** Routes whose parameters are checked at the border: what is wrong answers 400 `invalid_parameter`. */
export function newRoutes(): OpenAPIHono<Asked> {
  const routes = new OpenAPIHono<Asked>({
    defaultHook: async (result, c) => {
      if (result.success) return;
      const given = result.target === "json" ? await c.req.json() : { ...c.req.query(), ...c.req.param() };
      return c.json(invalidParameter(result.error.issues, given).body, 400);
    },
  });
  routes.onError((thrown, c) => {
    const error = asHttpError(thrown);
    if (error.status === 500) console.error(forLog(thrown));
    return c.json(error.body, error.status);
  });
  return routes;
}

const ErrorSchema = z
  .object({ code: z.string(), message: z.string(), where: z.string().optional() })
  .openapi("Error", { description: "code is stable; message is for people; where names the place" });

const failure = (description: string) => ({ description, content: { "application/json": { schema: ErrorSchema } } });

/** Entries of a route's `responses`. */
export const failures = {
  400: failure("a parameter is wrong; `where` names it"),
  401: failure("nobody is signed in"),
  403: failure("the role does not allow it"),
  404: failure("there is none"),
  409: failure("it does not fit what is there"),
  413: failure("the body is too large"),
  429: failure("too often; wait"),
  503: failure("the database cannot be reached"),
} as const;

/** A route's answer as JSON. */
export const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { "application/json": { schema } },
});

/** The same of a type of the domain. */
export const jsonOf = <Shape>(description: string) => json(description, z.custom<Shape>().openapi({ type: "object" }));

/** A request's body as JSON, to be spread into a route's `request`. */
export const body = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true as const, content: { "application/json": { schema } } },
});

/** What a route that needs a right may always answer, and what else: to be spread into its `responses`. */
export function refusals<More extends keyof typeof failures = never>(...more: More[]) {
  const all = [401, 403, 503, ...more] as const;
  return Object.fromEntries(all.map((status) => [status, failures[status]])) as Pick<
    typeof failures,
    401 | 403 | 503 | More
  >;
}

/** A finished response, where a route's declared answer is bytes or text that TypeScript cannot follow. */
export const finished = (response: Response) => response as never;
