import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { OpenIdSettings } from "../../api/env.ts";

/** Claims of those who have an account at the provider, by subject: they sign in with the subject and any password. */
export type People = Map<string, Record<string, unknown>>;

type Configuration = Record<string, unknown>;
type ProviderClass = new (
  issuer: string,
  configuration: Configuration,
) => { callback(): Parameters<typeof createServer>[1] };

/**
 * A real provider of OpenID Connect on a free port of this machine, for one server whose own address is `publicUrl`. Its
 * pages for signing in and consent are its own.
 */
export async function openProvider(publicUrl: string, people: People) {
  // why not by name: the library has no types
  const { default: Provider } = (await import("oidc-provider" as string)) as { default: ProviderClass };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "minqingtu",
        client_secret: "a-secret-between-two",
        redirect_uris: [`${publicUrl}/api/session/openid/callback`],
      },
    ],
    claims: { openid: ["sub"], profile: ["preferred_username", "name"], email: ["email", "email_verified"] },
    findAccount: (_: unknown, id: string) =>
      people.has(id) ? { accountId: id, claims: () => ({ sub: id, ...people.get(id) }) } : undefined,
    cookies: { keys: ["of a test"] },
    pkce: { required: () => true },
  });
  server.on("request", provider.callback()!);
  const settings: OpenIdSettings = {
    issuer,
    clientId: "minqingtu",
    clientSecret: "a-secret-between-two",
    name: null,
    claim: "preferred_username",
    publicUrl,
  };
  return {
    settings,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A browser at the provider: follows it, signs in and consents. One keeps its session there. */
export class ProviderVisitor {
  private readonly cookies = new Map<string, string>();

  /** From the address that we lead to, to the one that the provider leads back to. */
  async signIn(from: string, subject: string, decision: "agree" | "refuse" = "agree"): Promise<string> {
    const origin = new URL(from).origin;
    let address = from;
    let form: Record<string, string> | null = null;
    for (let step = 0; step < 12; step++) {
      const response = await this.ask(address, form);
      form = null;
      const location = response.headers.get("location");
      if (location) {
        address = new URL(location, address).href;
        if (new URL(address).origin !== origin) return address;
        continue;
      }
      const page = await response.text();
      if (response.status !== 200) throw new Error(`${address}: ${response.status} ${page}`);
      if (decision === "refuse") {
        address = `${address}/abort`;
        continue;
      }
      form = page.includes('value="login"')
        ? { prompt: "login", login: subject, password: "any" }
        : { prompt: "consent" };
    }
    throw new Error("the provider goes round in circles");
  }

  private async ask(address: string, form: Record<string, string> | null): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const init: RequestInit = { redirect: "manual", headers: { cookie } };
    if (form) Object.assign(init, { method: "POST", body: new URLSearchParams(form) });
    const response = await fetch(address, init);
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}
