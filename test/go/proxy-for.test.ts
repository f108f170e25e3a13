import { expect, test } from 'vitest';
import { proxyFor } from '../../src/go/proxy-for.ts';

const P = 'http://proxy.example:3128';

/** title, URL, environment, host of the proxy or none; as Go's own httpproxy tests have them. */
const ROWS: readonly [title: string, url: string, env: Record<string, string>, proxy: string | undefined][] =
  [
    ['nothing set', 'https://a.example/', {}, undefined],
    ['https by HTTPS_PROXY', 'https://a.example/', { HTTPS_PROXY: P }, 'proxy.example:3128'],
    ['https not by HTTP_PROXY', 'https://a.example/', { HTTP_PROXY: P }, undefined],
    ['http by HTTP_PROXY', 'http://a.example/', { HTTP_PROXY: P }, 'proxy.example:3128'],
    ['http not by HTTPS_PROXY', 'http://a.example/', { HTTPS_PROXY: P }, undefined],
    ['ALL_PROXY is nothing to Go', 'https://a.example/', { ALL_PROXY: P }, undefined],
    ['small letters', 'https://a.example/', { https_proxy: P }, 'proxy.example:3128'],
    [
      'upper case wins',
      'https://a.example/',
      { HTTPS_PROXY: P, https_proxy: 'http://other:1' },
      'proxy.example:3128',
    ],
    [
      'an empty upper case does not',
      'https://a.example/',
      { HTTPS_PROXY: '', https_proxy: 'http://other:1' },
      'other:1',
    ],
    ['without a scheme', 'https://a.example/', { HTTPS_PROXY: 'proxy.example:3128' }, 'proxy.example:3128'],
    ['malformed counts as none', 'https://a.example/', { HTTPS_PROXY: 'http://u:p%zz@h' }, undefined],
    [
      'a CGI program ignores HTTP_PROXY',
      'http://a.example/',
      { HTTP_PROXY: P, REQUEST_METHOD: 'GET' },
      undefined,
    ],
    [
      'and takes HTTPS_PROXY',
      'https://a.example/',
      { HTTPS_PROXY: P, REQUEST_METHOD: 'GET' },
      'proxy.example:3128',
    ],
    ['loopback goes around', 'https://127.0.0.1/', { HTTPS_PROXY: P }, undefined],
    ['loopback by name and IPv6', 'https://[::1]:8443/', { HTTPS_PROXY: P }, undefined],
    [
      'NO_PROXY: a domain and what is below it',
      'https://x.a.example/',
      { HTTPS_PROXY: P, NO_PROXY: 'b,a.example' },
      undefined,
    ],
    [
      'NO_PROXY: a dot means below alone',
      'https://a.example/',
      { HTTPS_PROXY: P, NO_PROXY: '.a.example' },
      'proxy.example:3128',
    ],
    [
      'NO_PROXY: the port counts',
      'https://a.example/',
      { HTTPS_PROXY: P, NO_PROXY: 'a.example:443' },
      undefined,
    ],
    [
      'NO_PROXY: another port',
      'https://a.example:8443/',
      { HTTPS_PROXY: P, NO_PROXY: 'a.example:443' },
      'proxy.example:3128',
    ],
    ['NO_PROXY: a network', 'https://10.1.2.3/', { HTTPS_PROXY: P, NO_PROXY: '10.0.0.0/8' }, undefined],
    ['NO_PROXY: small letters', 'https://a.example/', { HTTPS_PROXY: P, no_proxy: '*' }, undefined],
  ];

test.each(ROWS)('%s', (_, url, env, proxy) => {
  expect(proxyFor(new URL(url), env)?.host).toBe(proxy);
});
