import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between the page and the API, so that a test can cut the line and mend it. */
export class Relay {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;

  constructor(private readonly api: URL) {}

  get address(): string {
    return `http://localhost:${this.port}`;
  }

  async up(): Promise<void> {
    const server = createServer((page) => {
      const api = connect(Number(this.api.port), this.api.hostname);
      for (const [one, other] of [[page, api], [api, page]] as const) {
        this.sockets.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy()).on('close', () => this.sockets.delete(one));
      }
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, () => resolve()));
    this.port = (server.address() as AddressInfo).port;
  }

  async down(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    this.sockets.forEach((socket) => socket.destroy());
    await closed;
  }
}
