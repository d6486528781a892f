import { OpenCusError, ProblemError } from '@open-cus/client';

/** The API does not answer; until when we wait before we ask again. */
export interface Outage {
  readonly again: number;
  readonly askNow: () => void;
}

const FIRST_WAIT = 3_000;
const LONGEST_WAIT = 60_000;

/** The line to the API: newer wishes replace older ones, and while the API is down it keeps asking, less and less often. */
export class Line {
  private readonly slots = new Map<string, AbortController>();
  private failures = 0;
  private pause: { over: Promise<void>; end: () => void } | undefined;

  constructor(private readonly tell: (outage: Outage | undefined) => void) {
    globalThis.addEventListener('online', this.askNow);
  }

  /** The answer, however long the API is away. Rejects with what the API refuses, and when a newer call took the slot. */
  async load<T>(slot: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const mine = this.take(slot);
    for (;;) {
      try {
        const answer = await work(mine.signal);
        mine.signal.throwIfAborted();
        this.recovered();
        return answer;
      } catch (failure) {
        mine.signal.throwIfAborted();
        if (!isOutage(failure)) {
          this.recovered();
          throw failure;
        }
        await this.waitTogether();
        mine.signal.throwIfAborted();
      }
    }
  }

  /** The answer to a question that is not worth waiting for. */
  once<T>(slot: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return work(this.take(slot).signal);
  }

  /** Ends everything that is under way. */
  close(): void {
    globalThis.removeEventListener('online', this.askNow);
    this.slots.forEach((slot) => slot.abort());
    this.askNow();
  }

  private take(slot: string): AbortController {
    this.slots.get(slot)?.abort();
    const mine = new AbortController();
    this.slots.set(slot, mine);
    return mine;
  }

  private readonly askNow = (): void => this.pause?.end();

  private waitTogether(): Promise<void> {
    if (this.pause === undefined) {
      const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.failures++);
      let end = (): void => undefined;
      const over = new Promise<void>((resolve) => {
        end = () => {
          clearTimeout(timer);
          this.pause = undefined;
          resolve();
        };
      });
      const timer = setTimeout(() => end(), wait);
      this.pause = { over, end };
      this.tell({ again: Date.now() + wait, askNow: this.askNow });
    }
    return this.pause.over;
  }

  private recovered(): void {
    if (this.failures > 0) {
      this.failures = 0;
      this.askNow();
      this.tell(undefined);
    }
  }
}

/** Whether a failure only says that a newer wish took over. */
export function isSuperseded(failure: unknown): boolean {
  return failure instanceof DOMException && failure.name === 'AbortError';
}

function isOutage(failure: unknown): boolean {
  return failure instanceof ProblemError
    ? failure.status >= 500 || failure.status === 429
    : failure instanceof OpenCusError;
}
