import type { ServiceSummary } from '@open-cus/client';

const SERVICE = /^#usluga\/([a-z0-9-]+)\/([0-9a-f-]{36})$/;

/**
 * The address of a service inside the page that embeds the catalogue; it names the centre, because a page may embed
 * several. Words typed never stand in an address.
 */
export function address({ centre, id }: ServiceSummary): string {
  return `#usluga/${centre}/${id}`;
}

/** The service of this centre that the page's address asks for. */
export function wantedService(centre: string | null): string | undefined {
  const [, named, id] = SERVICE.exec(location.hash) ?? [];
  return named === centre ? id : undefined;
}

/** Back to the list without leaving the page, for visitors who came straight to a service. */
export function forgetService(): void {
  history.pushState(null, '', location.pathname + location.search);
}
