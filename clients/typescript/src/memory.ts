interface Remembered {
  readonly etag: string;
  readonly response: Response;
}

/**
 * Keeps the last answers with their `ETag`, so that asking again costs a 304. For Node: a browser has a cache that does
 * it, and an `If-None-Match` of ours would cost it a preflight.
 */
export class Memory {
  private readonly answers = new Map<string, Remembered>();

  constructor(private readonly size: number) {}

  /** The request, made conditional where its answer is remembered. */
  ask(method: string, url: string, init: RequestInit): RequestInit {
    const known = this.answers.get(key(url, init));
    if (method !== 'GET' || known === undefined) {
      return init;
    }
    const headers = new Headers(init.headers);
    headers.set('If-None-Match', known.etag);
    return { ...init, headers };
  }

  /** The answer, or the remembered one where the server says that it still holds. */
  keep(method: string, url: string, init: RequestInit, response: Response): Response {
    const at = key(url, init);
    const known = this.answers.get(at);
    if (response.status === 304 && known !== undefined) {
      return known.response.clone();
    }
    const etag = response.headers.get('ETag');
    const kept = !/\bno-store\b/.test(response.headers.get('Cache-Control') ?? '');
    if (method === 'GET' && this.size > 0 && response.ok && etag !== null && kept) {
      this.store(at, { etag, response: response.clone() });
    }
    return response;
  }

  private store(at: string, answer: Remembered): void {
    this.answers.delete(at);
    this.answers.set(at, answer);
    const oldest = this.answers.keys().next().value;
    if (this.answers.size > this.size && oldest !== undefined) {
      this.answers.delete(oldest);
    }
  }
}

/** Answers differ by language and by who asks. */
function key(url: string, init: RequestInit): string {
  const headers = new Headers(init.headers);
  return JSON.stringify([url, ...['Accept-Language', 'Authorization', 'X-API-Key'].map((name) => headers.get(name))]);
}
