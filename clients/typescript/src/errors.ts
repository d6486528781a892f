import type { Problem, Violation } from './generated/index.js';

/** What every failure of a call is; an abort by the caller's own signal is thrown as the signal's reason instead. */
export abstract class OpenCusError extends Error {
  /** Tells the failures apart, also where two copies of this package meet. */
  abstract readonly kind: 'problem' | 'timeout' | 'connection' | 'unreadable';
  /** Method and path of the call. Never the query: it may hold what a person typed. */
  readonly call: string;

  protected constructor(call: string, message: string, options?: ErrorOptions) {
    super(`${call}: ${message}`, options);
    this.name = new.target.name;
    this.call = call;
  }
}

/** The server answered with an error, described by an RFC 9457 problem document. */
export class ProblemError extends OpenCusError {
  readonly kind = 'problem';
  readonly status: number;
  /** Kind of problem; the same in every language. `about:blank` where something else than Open CUS answered. */
  readonly type: string;
  readonly title: string;
  readonly detail: string | undefined;
  /** Addresses of records that stand in the way, such as the one that a duplicate would double. */
  readonly related: readonly string[];
  /** Every violation at once; empty where the problem is not about single fields. */
  readonly errors: readonly Violation[];
  /** Tell it to support. */
  readonly requestId: string | undefined;
  /** When the server wants to be asked again, in milliseconds from the answer. */
  readonly retryAfterMs: number | undefined;

  constructor(call: string, status: number, problem: Partial<Problem>, retryAfterMs?: number) {
    super(call, [status, problem.title, problem.detail].filter(Boolean).join(' '));
    this.status = status;
    this.type = problem.type ?? 'about:blank';
    this.title = problem.title ?? `HTTP ${status}`;
    this.detail = problem.detail;
    this.related = problem.related ?? [];
    this.errors = problem.errors ?? [];
    this.requestId = problem.requestId;
    this.retryAfterMs = retryAfterMs;
  }
}

/** No complete answer within the time limit of an attempt. */
export class TimeoutError extends OpenCusError {
  readonly kind = 'timeout';

  constructor(call: string, readonly timeoutMs: number) {
    super(call, `no complete answer within ${timeoutMs} ms`);
  }
}

/** The server could not be reached, or the connection broke before the answer was complete. */
export class ConnectionError extends OpenCusError {
  readonly kind = 'connection';

  constructor(call: string, cause: unknown) {
    super(call, 'no connection', { cause });
  }
}

/** The answer is not what the contract promises; often a proxy or a log-in page in between. */
export class UnreadableAnswerError extends OpenCusError {
  readonly kind = 'unreadable';

  constructor(call: string, cause: unknown, what = 'the answer is not JSON') {
    super(call, what, { cause });
  }
}

/** Every failure of a call: `switch (failure.kind)` gives each its own type. */
export type Failure = ProblemError | TimeoutError | ConnectionError | UnreadableAnswerError;

/** Whether something thrown is a failure of a call. */
export function isFailure(thrown: unknown): thrown is Failure {
  return thrown instanceof OpenCusError;
}
