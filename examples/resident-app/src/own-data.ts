import { AccountsApi, DemoApi, MyDataApi, openCus, paged, type MyResident, type OpenCus } from '@open-cus/client';
import { folded } from './copy.js';

const STRANGER = ['Najpierw się zaloguj: zaloguj NAZWA'];

/** What a resident sees of their own data. Nothing of it is kept on the device. */
export class OwnData {
  private me: OpenCus | undefined;

  constructor(private readonly cus: OpenCus) {}

  /** Undefined where something else was said. */
  asked(said: string): ((centre: string) => Promise<string[]>) | undefined {
    const [, command, word = ''] = /^(zaloguj|kod) ([\w-]+)$/i.exec(said) ?? [];
    switch (command?.toLowerCase() ?? folded(said)) {
      case 'zaloguj':
        return (centre) => this.signIn(centre, word);
      case 'kod':
        return () => this.known((me) => this.connect(me, word));
      case 'moje dane':
        return () => this.known((me) => this.records(me));
      case 'kto ogladal moje dane':
        return () => this.known((me) => this.visits(me));
      default:
        return undefined;
    }
  }

  /** The demo's issuer believes anybody; elsewhere the app sends people to the log-in page of the provider. */
  private async signIn(centre: string, subject: string): Promise<string[]> {
    const demo = new DemoApi(this.cus.configuration);
    const { accessToken } = await demo.createDemoToken({ demoTokenRequest: { role: 'resident', centre, subject } });
    this.me = openCus({ baseUrl: this.cus.configuration.basePath, token: accessToken, timeoutMs: 5_000 });
    return [`Zalogowano: ${subject}.`, ...(await this.records(this.me))];
  }

  private known(then: (me: OpenCus) => Promise<string[]>): Promise<string[]> {
    return this.me === undefined ? Promise.resolve(STRANGER) : then(this.me);
  }

  private async connect(me: OpenCus, code: string): Promise<string[]> {
    await new AccountsApi(me.configuration).linkAccount({ accountLink: { code } });
    return this.records(me);
  }

  private async mine(me: OpenCus): Promise<MyResident[]> {
    return (await new MyDataApi(me.configuration).listMyResidents()).items;
  }

  private async records(me: OpenCus): Promise<string[]> {
    const records = await this.mine(me);
    const lines = records.map((record) => {
      const whose = record.relation === 'self' ? 'Twoje dane' : 'Osoba, którą reprezentujesz';
      return `  ${whose}: ${record.givenNames} ${record.familyName} (${record.centre})`;
    });
    return lines.length > 0 ? lines : ['Nie ma jeszcze Twoich danych. Poproś w centrum o kod i napisz: kod XXXX-XXXX-XXXX'];
  }

  private async visits(me: OpenCus): Promise<string[]> {
    const data = new MyDataApi(me.configuration);
    const lines: string[] = [];
    for (const { residentId, givenNames } of await this.mine(me)) {
      const visits = await paged((at) => data.listMyAccessLog({ residentId, ...at })).take(10);
      lines.push(`${givenNames}:`, ...visits.map(({ sentence }) => `  ${sentence}`));
    }
    return lines.length > 0 ? lines : this.records(me);
  }
}
