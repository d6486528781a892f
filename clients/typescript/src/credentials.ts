import { UnreadableAnswerError } from './errors.js';
import { transport } from './transport.js';

/** A system as the provider of tokens knows it. */
export interface ClientCredentials {
  /** The provider's token endpoint, as its discovery document names it. */
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** More of the token request, such as `scope` or `audience`. */
  parameters?: Record<string, string>;
  /** Time limit of a token request in milliseconds, 10 000 when left out. */
  timeoutMs?: number;
  /** Another `fetch` than the platform's. */
  fetch?: typeof fetch;
}

interface Token {
  readonly text: string;
  readonly renewAt: number;
  readonly endsAt: number;
}

/** A provider need not tell how long a token lives (RFC 6749, section 5.1). */
const UNTOLD_SECONDS = 60;
const REST_AFTER_FAILURE_MS = 10_000;

/**
 * Tokens of a system by the client credentials of OAuth 2, for `openCus({ token: clientCredentials({…}) })`: asked of the
 * provider when first needed, kept, and renewed before they end. Never in a browser: whoever opens the page could read the secret.
 */
export function clientCredentials(client: ClientCredentials): () => Promise<string> {
  let token: Token | undefined;
  let asking: Promise<Token> | undefined;
  const renewed = () => ask(client).catch((failure: unknown) => resting(token, failure));
  return async () => {
    if (token === undefined || Date.now() >= token.renewAt) {
      asking ??= renewed().finally(() => (asking = undefined));
      token = await asking;
    }
    return token.text;
  };
}

/** While the provider is away, the old token does as long as it holds. */
function resting(token: Token | undefined, failure: unknown): Token {
  const now = Date.now();
  if (token === undefined || now >= token.endsAt) {
    throw failure;
  }
  return { ...token, renewAt: Math.min(now + REST_AFTER_FAILURE_MS, token.endsAt) };
}

async function ask({ tokenUrl, clientId, clientSecret, parameters, timeoutMs = 10_000, ...given }: ClientCredentials): Promise<Token> {
  const { origin, pathname } = new URL(tokenUrl);
  const send = transport({
    baseUrl: origin, timeoutMs, deadlineMs: timeoutMs, retries: 0, backoffMs: 0, maxWaitMs: 0, remember: 0,
    fetch: given.fetch ?? ((...request) => globalThis.fetch(...request)),
  });
  const now = Date.now();
  const response = await send(tokenUrl, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`)}`, Accept: 'application/json' },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...parameters }),
  });
  const { access_token: text, expires_in: seconds = UNTOLD_SECONDS } = (await response.json()) as { access_token?: string; expires_in?: number };
  if (text === undefined) {
    throw new UnreadableAnswerError(`POST ${pathname}`, undefined);
  }
  return { text, renewAt: now + seconds * 900, endsAt: now + seconds * 1_000 };
}
