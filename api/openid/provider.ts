import * as client from "openid-client";
import type { OpenIdSettings } from "../env.ts";
import type { Attempt } from "./attempt.ts";
import { inWords, Refusal } from "./refusal.ts";

/** Whom the provider vouches for. */
export type Identity = {
  issuer: string;
  subject: string;
  /** what the claim says that is our user name; null where it says nothing that could be one */
  username: string | null;
};

/** Seconds until a provider that does not answer is given up. */
const PATIENCE_S = 10;

/** Seconds that its clock may be wrong. */
const CLOCK_TOLERANCE_S = 30;

export const CALLBACK = "/api/session/openid/callback";

/** The office's own accounts: a provider of OpenID Connect. What it says of itself is asked once, when first needed. */
export class Provider {
  private known: Promise<client.Configuration> | null = null;

  constructor(private readonly settings: OpenIdSettings) {}

  /** Where the browser goes to sign in. Throws Refusal `openid_away`. */
  async addressFor({ state, nonce, verifier }: Attempt): Promise<URL> {
    const { publicUrl, claim } = this.settings;
    return client.buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: publicUrl + CALLBACK,
      scope: claim.startsWith("email") ? "openid profile email" : "openid profile",
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    });
  }

  /** Whom the provider vouches for, by the query it sent the browser back with. Throws Refusal. */
  async identify(query: string, { state, nonce, verifier }: Attempt): Promise<Identity> {
    const { publicUrl, claim } = this.settings;
    const config = await this.configuration();
    const came = new URL(publicUrl + CALLBACK + query);
    try {
      const tokens = await client.authorizationCodeGrant(config, came, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
      });
      const { iss: issuer, sub: subject, ...said } = tokens.claims()!;
      // many providers put little into the token and the rest there
      const claims = claim in said ? said : await client.fetchUserInfo(config, tokens.access_token, subject);
      return { issuer, subject, username: userNameIn(claims, claim) };
    } catch (error) {
      throw Refusal.of(error);
    }
  }

  private configuration(): Promise<client.Configuration> {
    this.known ??= this.discover().catch((error: unknown) => {
      // it is asked again next time
      this.known = null;
      console.error(`OpenID Connect: ${this.settings.issuer} cannot be asked: ${inWords(error)}`);
      throw new Refusal("openid_away");
    });
    return this.known;
  }

  private async discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const url = new URL(issuer);
    // env.ts has seen to it that this is the machine itself
    const execute = url.protocol === "http:" ? [client.allowInsecureRequests] : [];
    const post = client.ClientSecretPost(clientSecret);
    const basic = client.ClientSecretBasic(clientSecret);
    let isPost = false;
    const config = await client.discovery(
      url,
      clientId,
      { client_secret: clientSecret, [client.clockTolerance]: CLOCK_TOLERANCE_S },
      (...given) => (isPost ? post : basic)(...given),
      { execute, timeout: PATIENCE_S },
    );
    // absent means basic (OpenID Connect Discovery 1.0, 3)
    const methods = config.serverMetadata().token_endpoint_auth_methods_supported;
    isPost = methods !== undefined && !methods.includes("client_secret_basic");
    return config;
  }
}

/** What `claims` say under `claim`; an address of mail only where the provider has made sure of it. */
function userNameIn(claims: Readonly<Record<string, unknown>>, claim: string): string | null {
  const value = claims[claim];
  if (typeof value !== "string" || value === "") return null;
  return claim === "email" && claims.email_verified !== true ? null : value;
}
