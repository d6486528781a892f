import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const bundle = readFileSync('dist/open-cus-catalogue.js');
const kilobytes = (bytes) => `${(bytes.length / 1000).toFixed(1)} kB`;
console.log(`open-cus-catalogue.js: ${kilobytes(bundle)}, gzip ${kilobytes(gzipSync(bundle))}, brotli ${kilobytes(brotliCompressSync(bundle))}`);
