import { SAFE } from './generated/contract.js';
import { ConnectionError, ProblemError, TimeoutError } from './errors.js';

/** How often and how patiently a call is repeated. */
export interface RetrySettings {
  /** Repetitions after the first attempt. */
  readonly retries: number;
  /** Wait before the first repetition in milliseconds; each further one waits twice as long. */
  readonly backoffMs: number;
  /** Longest wait; a server that asks for a longer one ends the call at once. */
  readonly maxWaitMs: number;
}

const REPEATABLE = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);
/** Busy, or a proxy that did not get through. */
const WAITING = new Set([429, 502, 503, 504]);
const safePosts = SAFE.map(([method, path]) => new RegExp(`^${method} ${path.replace(/\{\w+\}/g, '[^/]+')}$`));

/** Whether doing it twice is the same as doing it once. */
export function mayRepeat(method: string, path: string, headers: Headers): boolean {
  const call = `${method} ${path}`;
  return REPEATABLE.has(method) || headers.has('Idempotency-Key') || safePosts.some((safe) => safe.test(call));
}

/** Milliseconds to wait before the next attempt, or undefined when the failure is final. */
export function waitAfter(failure: unknown, attempt: number, settings: RetrySettings): number | undefined {
  if (attempt >= settings.retries || !passes(failure)) {
    return undefined;
  }
  const asked = failure instanceof ProblemError ? (failure.retryAfterMs ?? 0) : 0;
  const backoff = Math.min(settings.backoffMs * 2 ** attempt, settings.maxWaitMs);
  // Half of it is chance, so that callers that failed together do not come back together.
  const wait = Math.max(asked, backoff / 2) + (Math.random() * backoff) / 2;
  return asked > settings.maxWaitMs ? undefined : wait;
}

/** Milliseconds in a `Retry-After`: seconds, or a date, by the server's own clock where it tells it. */
export function retryAfterMs(headers: Headers): number | undefined {
  const asked = headers.get('Retry-After');
  if (asked === null) {
    return undefined;
  }
  const now = Date.parse(headers.get('Date') ?? '') || Date.now();
  const ms = /^\d+$/.test(asked.trim()) ? Number(asked) * 1000 : Date.parse(asked) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

function passes(failure: unknown): boolean {
  return failure instanceof ProblemError
    ? WAITING.has(failure.status) || stillRunning(failure)
    : failure instanceof ConnectionError || failure instanceof TimeoutError;
}

/** An attempt that got no answer is still being done; other conflicts name no time after which they are none. */
function stillRunning({ status, retryAfterMs: asked }: ProblemError): boolean {
  return status === 409 && asked !== undefined;
}
