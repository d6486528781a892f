import { readFile, writeFile } from 'node:fs/promises';
import { openCus, type OpenCus, type OpeningHours, type ServiceSummary } from '@open-cus/client';

/** One centre's catalogue on the resident's own device, for when there is no connection. */
export interface Copy {
  readonly centre: string;
  readonly name: string;
  /** When it was last brought up to date. */
  readonly asOf: string;
  /** The last change it has seen: the next update asks only for what changed since. */
  readonly changedAt: string | undefined;
  readonly services: Record<string, ServiceSummary>;
  readonly hours: OpeningHours;
}

/** Brings the copy up to date by the change feed; without a copy everything is fetched once. */
export async function update(cus: OpenCus, centre: { slug: string; name: string }, old: Copy | undefined): Promise<Copy> {
  const known = old?.centre === centre.slug ? old : undefined;
  const services = { ...known?.services };
  let changedAt = known?.changedAt;
  const since = changedAt ?? '1970-01-01T00:00:00Z';
  for await (const service of cus.findServices({ centre: centre.slug, status: ['any'], modifiedAfter: since, limit: 200 })) {
    changedAt = service.modifiedAt;
    if (service.goneAt === undefined) {
      services[service.id] = service;
    } else {
      delete services[service.id];
    }
  }
  const hours = await cus.centres.getOpeningHours({ centre: centre.slug });
  return { centre: centre.slug, name: centre.name, asOf: new Date().toISOString(), changedAt, services, hours };
}

/** Services of the copy by the beginnings of words: much less than the server understands, but better than nothing. */
export function findOffline(copy: Copy, words: string): ServiceSummary[] {
  const stems = folded(words).split(/\s+/).filter((word) => word.length > 3).map((word) => word.slice(0, 5));
  const score = (service: ServiceSummary) => {
    const groups = (service.targetGroups ?? []).map(({ name }) => name).join(' ');
    const text = folded(`${service.name} ${service.description ?? ''} ${groups}`);
    return stems.filter((stem) => text.includes(stem)).length;
  };
  return Object.values(copy.services)
    .map((service) => ({ service, score: score(service) }))
    .filter(({ score: found }) => found > 0)
    .sort((a, b) => b.score - a.score || Number(b.service.available) - Number(a.service.available))
    .map(({ service }) => service);
}

export async function read(file: string): Promise<Copy | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Copy;
  } catch {
    return undefined;
  }
}

export async function write(file: string, copy: Copy): Promise<void> {
  await writeFile(file, JSON.stringify(copy));
}

/** A client as an app on a phone wants it: short patience, and answers kept for reuse. */
export function phone(baseUrl: string): OpenCus {
  return openCus({ baseUrl, timeoutMs: 5_000, retries: 1, remember: 100, userAgent: 'resident-app/0.1.0' });
}

/** Lower case without Polish letters. */
export function folded(text: string): string {
  return text.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '');
}
