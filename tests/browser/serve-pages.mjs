// A proxy that knows a few pages by their public addresses and nothing else: a browser behind it sees real site names and
// cannot reach the network.
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { selfSigned } from './self-signed.mjs';

const LAST_MODIFIED = new Date(Date.UTC(2021, 0, 28)).toUTCString();

/**
 * @typedef {{ body: Buffer | string, type?: string, headers?: Record<string, string>, afterMs?: number }} Served
 * `type` defaults to `text/html` without a charset, as the mirrors send it. `afterMs`: how long it takes to come.
 * @param {Record<string, Served>} pages by address, without fragment
 */
export async function servePages(pages) {
  const served = new Map(Object.entries(pages).map(([url, page]) => [new URL(url).href.replace(/#.*/, ''), page]));
  const hosts = [...new Set([...served.keys()].map((url) => new URL(url).hostname))];
  const certificate = selfSigned(hosts);
  /** Addresses asked for, in order. */
  const requests = [];

  const answer = (url, request, response) => {
    requests.push(url);
    const page = served.get(url.replace(/#.*/, ''));
    if (!page) {
      response.writeHead(404, { 'content-length': 0 }).end();
      return;
    }
    const body = Buffer.from(page.body);
    response.writeHead(200, {
      'content-type': page.type ?? 'text/html',
      'content-length': body.length,
      'last-modified': LAST_MODIFIED,
      ...page.headers,
    });
    setTimeout(() => response.end(request.method === 'HEAD' ? undefined : body), page.afterMs ?? 0);
  };

  const secure = createTlsServer({ cert: certificate.cert, key: certificate.key }, (request, response) => {
    answer(`https://${request.headers.host}${request.url}`, request, response);
  });
  const proxy = createServer((request, response) => {
    const url = /^http:/.test(request.url) ? request.url : `http://${request.headers.host}${request.url}`;
    answer(url, request, response);
  });
  proxy.on('connect', (request, socket) => {
    const host = request.url.replace(/:\d+$/, '');
    socket.on('error', () => socket.destroy());
    if (!hosts.includes(host)) {
      requests.push(`https://${host}/`);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    secure.emit('connection', socket);
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));

  const { port } = proxy.address();
  const script = `function FindProxyForURL(url, host) {
    return ${JSON.stringify(hosts)}.indexOf(host) < 0 ? 'DIRECT' : 'PROXY 127.0.0.1:${port}';
  }`;
  return {
    port,
    /** The same for a browser that reaches all other hosts as usual. */
    autoConfig: `data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(script).toString('base64')}`,
    fingerprint: certificate.fingerprint,
    requests,
    /** Adds a page, or puts another in its place. */
    set: (url, page) => served.set(new URL(url).href, page),
    close: () => {
      proxy.closeAllConnections();
      secure.closeAllConnections();
      return new Promise((resolve) => proxy.close(resolve));
    },
  };
}
