/** The neighbour that misbehaves on demand. Its address comes from the build. */
const ADMIN = `${address('OPEN_CUS_WIREMOCK_URL')}/__admin`;

export const WIREMOCK = address('OPEN_CUS_WIREMOCK_URL');

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  jsonBody?: unknown;
  body?: string;
  fault?: string;
  fixedDelayMilliseconds?: number;
  chunkedDribbleDelay?: { numberOfChunks: number; totalDuration: number };
}

export interface Seen {
  method: string;
  url: string;
  body: string;
  headers: Record<string, string>;
}

export async function reset(): Promise<void> {
  await admin('POST', '/reset');
}

/** Answers calls of this method and path with these answers in turn, the last one for good. */
export async function answer(method: string, urlPath: string, ...answers: Answer[]): Promise<void> {
  for (const [turn, response] of answers.entries()) {
    await admin('POST', '/mappings', {
      request: { method, urlPath },
      response,
      scenarioName: `${method} ${urlPath}`,
      requiredScenarioState: turn === 0 ? 'Started' : `turn ${turn}`,
      ...(turn < answers.length - 1 ? { newScenarioState: `turn ${turn + 1}` } : {}),
    });
  }
}

/** Everything that arrived since the last reset, oldest first. */
export async function seen(): Promise<Seen[]> {
  const journal = (await admin('GET', '/requests')) as { requests: { request: Seen }[] };
  return journal.requests.map((entry) => entry.request).reverse();
}

export function json(body: unknown, headers: Record<string, string> = {}): Answer {
  return { status: 200, jsonBody: body, headers: { 'Content-Type': 'application/json', ...headers } };
}

export function problem(status: number, more: object = {}, headers: Record<string, string> = {}): Answer {
  const jsonBody = { type: 'urn:open-cus:problem:test', title: 'Nie teraz', status, requestId: 'r1', ...more };
  return { status, jsonBody, headers: { 'Content-Type': 'application/problem+json', ...headers } };
}

export function address(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) {
    throw new Error(`${variable} is not set: run the tests with mvn verify, or start the neighbour yourself`);
  }
  return value;
}

async function admin(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(ADMIN + path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (!response.ok) {
    throw new Error(`WireMock: ${response.status} ${await response.text()}`);
  }
  return method === 'GET' ? response.json() : undefined;
}
