import {
  CatalogueApi,
  CentresApi,
  Configuration,
  DirectoryApi,
  PlatformApi,
  SearchApi,
  type ApiResponse,
  type InitOverrideFunction,
  type SearchHit,
  type SearchQuery,
  type SearchResult,
  type ServicePage,
  type ServiceQuery,
  type ServiceSummary,
  type Suggestion,
} from './generated/index.js';
import { VERSION } from './generated/contract.js';
import { Paged } from './pages.js';
import { transport, type CallInit } from './transport.js';

/** How to reach a server. Everything but its address has a default. */
export interface Settings {
  /** Address of the server, with the path in front of `/v1` where there is one. */
  baseUrl: string;
  /** Language of problem texts; Polish when left out. */
  language?: 'pl' | 'en';
  /** Time limit of one attempt in milliseconds, 10 000 when left out. */
  timeoutMs?: number;
  /** Time limit of a whole call with its attempts and waits in milliseconds, 30 000 when left out. */
  deadlineMs?: number;
  /** Repetitions after the first attempt, 3 when left out; 0 for none. */
  retries?: number;
  /** Wait before the first repetition in milliseconds, 250 when left out; doubles each time. */
  backoffMs?: number;
  /** Longest wait between attempts in milliseconds, 20 000 when left out. */
  maxWaitMs?: number;
  /** Name and version of your program, put in front of ours in `User-Agent`. A browser keeps its own. */
  userAgent?: string;
  /** How many answers to keep for reuse by `ETag`; none when left out. Not for browsers, which do it themselves. */
  remember?: number;
  /** The bearer token, or what gives one for each call; only operations that need one get it. */
  token?: string | (() => string | Promise<string>);
  /** The key of a partner's system, in place of a token. Never in a browser: whoever opens the page could read it. */
  apiKey?: string | (() => string | Promise<string>);
  /** Another `fetch` than the platform's. */
  fetch?: typeof fetch;
}

/** What a single call may want differently. */
export interface CallOptions {
  signal?: AbortSignal;
  timeoutMs?: number;
  deadlineMs?: number;
  /** Shown in place of the client's own credentials, also where none is needed: to call for several people with one client. */
  token?: string;
  /** The same with a key; never in a browser. */
  apiKey?: string;
  /** Names the act; needed only to repeat it after a restart, because each POST gets a key for all of its attempts. */
  idempotencyKey?: string;
  /** 1 to 64 letters, digits, `.`, `_`, `-`; found again in logs and problems. */
  requestId?: string;
}

/** Services by everyday words and filters; of one centre (a slug), of some, or of all when left out. */
export type ServicesWanted = Omit<ServiceQuery, 'centre' | 'cursor'> & { centre?: string | string[] };

/** Everything by everyday words; in one centre (a slug), in some, or in all when left out. */
export type HitsWanted = Omit<SearchQuery, 'centre' | 'cursor'> & { centre?: string | string[] };

/** The public catalogue of social-services centres; everything else as `new ResidentsApi(cus.configuration)` and the like. */
export class OpenCus {
  readonly centres: CentresApi;
  readonly catalogue: CatalogueApi;
  readonly directory: DirectoryApi;
  readonly search: SearchApi;
  readonly platform: PlatformApi;

  /** `configuration` is for further groups of calls, such as `new HsdsApi(cus.configuration)`. */
  constructor(readonly configuration: Configuration) {
    this.centres = new CentresApi(configuration);
    this.catalogue = new CatalogueApi(configuration);
    this.directory = new DirectoryApi(configuration);
    this.search = new SearchApi(configuration);
    this.platform = new PlatformApi(configuration);
  }

  /** Services, page by page as you walk. Words travel in the body; without words the answer comes from caches. */
  findServices(wanted: ServicesWanted, options?: CallOptions): Paged<ServiceSummary, ServicePage> {
    const { centre, ...query } = wanted;
    const call = calling(options);
    if (typeof centre === 'string') {
      return new Paged((at) =>
        query.q === undefined
          ? this.catalogue.listServices({ centre, ...query, ...at }, call)
          : this.catalogue.searchServices({ centre, serviceQuery: { ...query, ...at } }, call),
      );
    }
    const some = { ...query, ...(centre ? { centre } : {}) };
    return new Paged((at) =>
      query.q === undefined
        ? this.catalogue.listAllServices({ ...some, ...at }, call)
        : this.catalogue.searchAllServices({ serviceQuery: { ...some, ...at } }, call),
    );
  }

  /** Services, organisations, places and communities in one ranked list. Words travel in the body. */
  find(wanted: HitsWanted, options?: CallOptions): Paged<SearchHit, SearchResult> {
    const { centre, ...query } = wanted;
    const call = calling(options);
    return new Paged((at) =>
      typeof centre === 'string'
        ? this.search.searchByBody({ centre, searchQuery: { ...query, ...at } }, call)
        : this.search.searchAllByBody({ searchQuery: { ...query, ...(centre ? { centre } : {}), ...at } }, call),
    );
  }

  /** What could continue the text typed so far, best first. The text travels in the body. */
  async suggest(wanted: { centre: string; q: string; limit?: number }, options?: CallOptions): Promise<Suggestion[]> {
    const { centre, ...suggestionQuery } = wanted;
    const answer = await this.search.suggestByBody({ centre, suggestionQuery }, calling(options));
    return answer.items;
  }
}

/** A client of the server at `baseUrl`. It keeps no connection and no state that needs closing. */
export function openCus(settings: Settings): OpenCus {
  const { baseUrl, language, userAgent, token, apiKey, ...given } = settings;
  if (token !== undefined && apiKey !== undefined) {
    throw new TypeError('a token or a key, not both');
  }
  const basePath = baseUrl.replace(/\/+$/, '');
  const way = transport({
    timeoutMs: 10_000,
    deadlineMs: 30_000,
    retries: 3,
    backoffMs: 250,
    maxWaitMs: 20_000,
    remember: 0,
    fetch: (...request) => globalThis.fetch(...request),
    ...given,
    baseUrl: basePath,
  });
  const rethrow = ({ error }: { error: unknown }) => Promise.reject(error);
  return new OpenCus(
    new Configuration({
      basePath,
      fetchApi: way,
      headers: { ...(language ? { 'Accept-Language': language } : {}), ...introduction(userAgent) },
      ...(token === undefined ? {} : { accessToken: supplier(token) }),
      ...(apiKey === undefined ? {} : { apiKey: supplier(apiKey) }),
      // The generated calls would wrap a failure once more.
      middleware: [{ onError: rethrow }],
    }),
  );
}

/** What an answer tells beside its value. */
export interface Answered<T> {
  readonly value: T;
  /** The state that was seen: send it as `ifMatch` to change what is still so. */
  readonly etag: string | undefined;
  readonly status: number;
  readonly headers: Headers;
}

/** The whole answer of a call ending in `Raw`: `const { value, etag } = await answered(api.getResidentRaw(…))`. */
export async function answered<T>(call: Promise<ApiResponse<T>>): Promise<Answered<T>> {
  const answer = await call;
  const { status, headers } = answer.raw;
  return { value: await answer.value(), etag: headers.get('ETag') ?? undefined, status, headers };
}

/** Options of one call, as the last argument of a generated operation. */
export function calling(options: CallOptions = {}): InitOverrideFunction {
  return async ({ init }) => {
    const { idempotencyKey, requestId, token, apiKey, ...rest } = options;
    const headers = {
      ...shown(init.headers, token, apiKey),
      ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
      ...(requestId ? { 'X-Request-Id': requestId } : {}),
    };
    const call: CallInit = { ...rest, headers };
    return call;
  };
}

function shown(headers: HeadersInit | undefined, token?: string, apiKey?: string): Record<string, string> {
  if (token !== undefined && apiKey !== undefined) {
    throw new TypeError('a token or a key, not both');
  }
  const given = { ...(headers as Record<string, string>) };
  if (token !== undefined || apiKey !== undefined) {
    delete given['Authorization'];
    delete given['X-API-Key'];
  }
  return {
    ...given,
    ...(token === undefined ? {} : { Authorization: `Bearer ${fit(token)}` }),
    ...(apiKey === undefined ? {} : { 'X-API-Key': fit(apiKey) }),
  };
}

function supplier(given: string | (() => string | Promise<string>)): () => Promise<string> {
  return async () => fit(typeof given === 'string' ? given : await given());
}

/** Checked here, because the platform's own complaint would quote it. Where there is nothing yet, nothing is shown. */
function fit(secret: string | undefined): string {
  const text = (secret ?? '').trim();
  if (!/^[\x21-\x7e]*$/.test(text)) {
    throw new TypeError('the token or key given is no header text');
  }
  return text;
}

/** Only outside browsers: they forbid the header or ask the server's leave for it with one more request. */
function introduction(program?: string): Record<string, string> {
  const node = (globalThis as { process?: { versions?: { node?: string } } }).process?.versions?.node;
  const names = [program, `open-cus-client/${VERSION}`, `node/${node}`].filter(Boolean).join(' ');
  return node === undefined ? {} : { 'User-Agent': names };
}
