import type { Problem } from './generated/index.js';
import { ConnectionError, ProblemError, TimeoutError, UnreadableAnswerError } from './errors.js';
import { Memory } from './memory.js';
import { mayRepeat, retryAfterMs, waitAfter, type RetrySettings } from './retries.js';

/** Settings of the way to the server. */
export interface TransportSettings extends RetrySettings {
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly remember: number;
  readonly fetch: typeof fetch;
}

/** What a single call may add to the usual `RequestInit`. */
export interface CallInit extends RequestInit {
  timeoutMs?: number;
  deadlineMs?: number;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** A `fetch` for the generated calls: time limit, repetitions and typed failures. */
export function transport(settings: TransportSettings): typeof fetch {
  const memory = new Memory(settings.remember);
  return async (input, given: CallInit = {}) => {
    const url = String(input);
    const method = given.method ?? 'GET';
    const path = url.slice(settings.baseUrl.length).split('?')[0] ?? '';
    const call = `${method} ${path}`;
    const { timeoutMs = settings.timeoutMs, deadlineMs = Math.max(settings.deadlineMs, given.timeoutMs ?? 0), ...rest } = given;
    const end = performance.now() + deadlineMs;
    const init = settings.retries > 0 && method === 'POST' ? keyed(path, rest) : rest;
    const repeatable = mayRepeat(method, path, new Headers(init.headers));
    for (let attempt = 0; ; attempt++) {
      try {
        const limit = Math.max(0, Math.min(timeoutMs, end - performance.now()));
        const response = await attemptOnce(call, url, memory.ask(method, url, init), limit, settings.fetch);
        return readable(call, memory.keep(method, url, init, response));
      } catch (failure) {
        const wait = repeatable ? waitAfter(failure, attempt, settings) : undefined;
        if (wait === undefined || performance.now() + wait >= end) {
          throw failure;
        }
        await pause(wait, init.signal);
      }
    }
  };
}

/** A POST that creates something gets one key for all of its attempts, so that it is done once. */
function keyed(path: string, init: CallInit): CallInit {
  const headers = new Headers(init.headers);
  if (mayRepeat('POST', path, headers)) {
    return init;
  }
  headers.set('Idempotency-Key', act());
  return { ...init, headers };
}

/** A random UUID, also for Node 18 and for pages without TLS, which have no such function. It is no secret. */
function act(): string {
  const digit = () => Math.floor(Math.random() * 16).toString(16);
  return globalThis.crypto?.randomUUID?.() ?? 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, digit);
}

async function attemptOnce(call: string, url: string, init: RequestInit, timeoutMs: number, send: typeof fetch) {
  const { signal: callers, ...rest } = init;
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, timeoutMs);
  callers?.addEventListener('abort', stop, { once: true });
  try {
    callers?.throwIfAborted();
    const response = await whole(call, await send(url, { ...rest, redirect: 'manual', signal: limit.signal }));
    if (!response.ok && response.status !== 304) {
      throw await problem(call, response);
    }
    return response;
  } catch (cause) {
    callers?.throwIfAborted();
    if (cause instanceof ProblemError || cause instanceof UnreadableAnswerError) {
      throw cause;
    }
    throw limit.signal.aborted ? new TimeoutError(call, timeoutMs) : new ConnectionError(call, cause);
  } finally {
    clearTimeout(timer);
    callers?.removeEventListener('abort', stop);
  }
}

/**
 * Reads the body too: a connection that breaks inside it is a broken connection, and time limits count for it. A redirect
 * is not followed: it would take credentials and what was asked to another server, and the API never redirects.
 */
async function whole(call: string, response: Response): Promise<Response> {
  if (response.type === 'opaqueredirect' || REDIRECTS.has(response.status)) {
    throw new UnreadableAnswerError(call, undefined, 'the answer leads elsewhere, where this client does not go');
  }
  const bytes = await response.arrayBuffer();
  const { status, statusText, headers } = response;
  return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers });
}

async function problem(call: string, response: Response): Promise<ProblemError> {
  const text = await response.text();
  const document = /json/.test(response.headers.get('Content-Type') ?? '') ? parsed(text) : {};
  // A provider of tokens names what is wrong by a code of OAuth 2 (RFC 6749, section 5.2).
  const title = document.error ?? response.statusText;
  const requestId = document.requestId ?? response.headers.get('X-Request-Id');
  const told = { title, ...document, ...(requestId ? { requestId } : {}) };
  return new ProblemError(call, response.status, told, retryAfterMs(response.headers));
}

function parsed(text: string): Partial<Problem> & { error?: string } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function readable(call: string, response: Response): Response {
  const json = response.json.bind(response);
  response.json = () =>
    json().catch((cause: unknown) => {
      throw new UnreadableAnswerError(call, cause);
    });
  return response;
}

function pause(ms: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      signal?.aborted ? reject(signal.reason) : resolve();
    }
    signal?.addEventListener('abort', done, { once: true });
  });
}
