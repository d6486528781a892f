import type { Problem, Violation } from './generated/index.js';

/** What every failure of a call is; an abort by the caller's own signal is thrown as the signal's reason instead. */
export abstract class OpenCusError extends Error {
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
  constructor(call: string, readonly timeoutMs: number) {
    super(call, `no complete answer within ${timeoutMs} ms`);
  }
}

/** The server could not be reached, or the connection broke before the answer was complete. */
export class ConnectionError extends OpenCusError {
  constructor(call: string, cause: unknown) {
    super(call, 'no connection', { cause });
  }
}

/** The answer is not what the contract promises; often a proxy or a log-in page in between. */
export class UnreadableAnswerError extends OpenCusError {
  constructor(call: string, cause: unknown) {
    super(call, 'the answer is not JSON', { cause });
  }
}
