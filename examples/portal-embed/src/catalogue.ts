import { calling, openCus, type Centre, type OpenCus, type OpeningHours, type Service, type ServicePage, type Suggestion } from '@open-cus/client';
import { query, type Wanted } from './wanted.js';

const PAGE = 20;
const NOT_YET = ['planned', 'conditional', 'candidate', 'referenced', 'idea'] as const;

/** What the element asks the API, for one centre. */
export class Catalogue {
  private readonly cus: OpenCus;

  constructor(baseUrl: string, private readonly centre: string) {
    // The element itself keeps asking while the API is down, so that the visitor learns of it soon.
    this.cus = openCus({ baseUrl, timeoutMs: 8_000, retries: 1 });
  }

  async head(signal: AbortSignal): Promise<{ centre: Centre; hours: OpeningHours }> {
    const { centre } = this;
    const [about, hours] = await Promise.all([
      this.cus.centres.getCentre({ centre }, calling({ signal })),
      this.cus.centres.getOpeningHours({ centre }, calling({ signal })),
    ]);
    return { centre: about, hours };
  }

  /** What can be had today, page by page. */
  async page(wanted: Wanted, cursor: string | undefined, signal: AbortSignal): Promise<ServicePage> {
    const { centre } = this;
    const request = { ...query(wanted), facets: true, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    return request.q === undefined
      ? this.cus.catalogue.listServices({ centre, ...request }, calling({ signal }))
      : this.cus.catalogue.searchServices({ centre, serviceQuery: request }, calling({ signal }));
  }

  /** What cannot be had yet. */
  notYet(wanted: Wanted, signal: AbortSignal): Promise<ServicePage> {
    const wish = { centre: this.centre, ...query(wanted), status: [...NOT_YET], facets: true, limit: 100 };
    return this.cus.findServices(wish, { signal }).first();
  }

  service(serviceId: string, signal: AbortSignal): Promise<Service> {
    return this.cus.catalogue.getService({ centre: this.centre, serviceId }, calling({ signal }));
  }

  suggest(q: string, signal: AbortSignal): Promise<Suggestion[]> {
    return this.cus.suggest({ centre: this.centre, q, limit: 7 }, { signal });
  }
}
