import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const FILES = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/open-cus-catalogue.js': ['../dist/open-cus-catalogue.js', 'text/javascript; charset=utf-8'],
};

/** Serves the demonstration page as a strict host would: nothing inline, nothing from elsewhere but the API. */
export function serve(api, centre, port) {
  const server = createServer(async (request, response) => {
    const [file, type] = FILES[new URL(request.url, 'http://page').pathname] ?? [];
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    const text = await readFile(new URL(file, import.meta.url), 'utf8');
    const policy = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${api}; frame-ancestors 'none'`;
    response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': policy });
    response.end(text.replace('http://localhost:8080', api).replace('centre="gorno"', `centre="${centre}"`));
  });
  return new Promise((resolve) => server.listen(port, () => resolve(server)));
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [, , api = 'http://localhost:8080', centre = 'gorno', port = '8090'] = argv;
  await serve(api, centre, Number(port));
  console.log(`http://localhost:${port} shows the catalogue of ${centre} from ${api}`);
}
