import type { Server } from 'node:http';

export function serve(api: string, centre: string, port: number): Promise<Server>;
