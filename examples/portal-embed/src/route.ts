const SERVICE = /^#usluga\/([0-9a-f-]{36})$/;

/** The address of a service inside the page that embeds the catalogue. Words typed never stand in an address. */
export function address(serviceId: string): string {
  return `#usluga/${serviceId}`;
}

/** The service that the page's address asks for. */
export function wantedService(): string | undefined {
  return SERVICE.exec(location.hash)?.[1];
}

/** Back to the list without leaving the page, for visitors who came straight to a service. */
export function forgetService(): void {
  history.pushState(null, '', location.pathname + location.search);
}
