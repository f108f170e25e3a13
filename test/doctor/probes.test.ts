import { describe, expect, test } from 'vitest';
import { examine, findingsOf } from '../../src/doctor/examine.ts';
import { withProxyHint } from '../../src/doctor/proxy-hint.ts';
import type { World } from '../../src/doctor/world.ts';
import { type Led, memoryNetwork, memoryWorld } from './memory-world.ts';

const settings = (pairs: Readonly<Record<string, string>>) =>
  new Map(Object.entries({ GOSUMDB: 'off', GOVERSION: 'go1.26.8', ...pairs }));
const LIST = /\/@v\/list$/;
const UNTRUSTED = { protocol: 'TLSv1.3', cipher: 'x', alpn: '', sent: [], isForHost: true };
const HEAD = 'go.sum database tree\n7\nAAAA\n\n\u2014 x y\n';

async function run(leads: Readonly<Record<string, Led>>, more: Partial<World>) {
  const network = memoryNetwork((url) => leads[url] ?? (LIST.test(url) ? { body: 'v1\n' } : undefined));
  const world = memoryWorld(network, more);
  const observed = withProxyHint(await examine(world), world);
  return {
    codes: findingsOf(observed.seen).map(({ code, hop }) => `${code} ${hop}`),
    rows: observed.probes.map(({ name, target, status }) => `${status} ${name} ${target}`),
    diagnostics: (observed.diagnostics ?? []).map(({ code }) => code),
    asked: network.walks.map(({ url }) => url),
    walks: network.walks,
  };
}

describe('the checksum database', () => {
  const one = 'https://one.test';
  const both = `${one},https://two.test`;
  const supported = (host: string) => `${host}/sumdb/sum.golang.google.cn/supported`;

  test('is asked through the first module proxy that vouches for it, and then not itself', async () => {
    const leads = {
      [supported(one)]: { status: 404 },
      [supported('https://two.test')]: {},
      'https://two.test/sumdb/sum.golang.google.cn/latest': { body: HEAD },
    };
    const { codes, rows } = await run(leads, {
      go: settings({ GOPROXY: both, GOSUMDB: 'sum.golang.google.cn' }),
    });
    expect(codes).toEqual([]);
    expect(rows).toContain('not-applicable sumdb https://sum.golang.google.cn');
    expect(rows).toContain('ok http https://two.test/sumdb/sum.golang.google.cn/latest');
  });

  test('is asked itself where none does', async () => {
    const leads = {
      [supported(one)]: { status: 410 },
      'https://sum.golang.google.cn/latest': { body: HEAD },
    };
    const { codes, rows } = await run(leads, {
      go: settings({ GOPROXY: one, GOSUMDB: 'sum.golang.google.cn' }),
    });
    expect(codes).toEqual([]);
    expect(rows).toContain('ok http https://sum.golang.google.cn/latest');
  });

  test('is not to be had where a module proxy fails instead of saying no', async () => {
    const leads = { [supported(one)]: { status: 500 }, [supported('https://two.test')]: { status: 404 } };
    const { codes } = await run(leads, { go: settings({ GOPROXY: both, GOSUMDB: 'sum.golang.google.cn' }) });
    expect(codes).toEqual(['sumdb.mirror_stale_or_broken sumdb']);
  });

  test('that is a page for people is a portal', async () => {
    const leads = {
      'https://sum.golang.google.cn/latest': { body: '<html>' },
      [supported(one)]: { status: 404 },
    };
    const { codes } = await run(leads, { go: settings({ GOPROXY: one, GOSUMDB: 'sum.golang.google.cn' }) });
    expect(codes).toEqual(['http.captive_portal sumdb']);
  });

  test('that is switched off is asked nothing', async () => {
    const { rows } = await run({}, { go: settings({ GOPROXY: one }) });
    expect(rows).toContain('not-applicable sumdb GOSUMDB');
  });
});

describe('module proxies', () => {
  test('each entry is asked by itself; direct and off are not', async () => {
    const { rows, asked, diagnostics } = await run(
      {},
      { go: settings({ GOPROXY: 'https://a.test|https://b.test,direct,https://c.test' }) },
    );
    expect(asked.filter((url) => LIST.test(url)).map((url) => new URL(url).hostname)).toEqual([
      'a.test',
      'b.test',
    ]);
    expect(rows).toContain('not-applicable entry direct');
    expect(diagnostics).toEqual(['DOCTOR_GOPROXY_AFTER_END']);
  });

  test('an entry that go refuses is named without asking anybody', async () => {
    const { codes, asked } = await run({}, { go: settings({ GOPROXY: 'athens' }) });
    expect([codes, asked]).toEqual([['env.goproxy_invalid_value goproxy'], []]);
  });

  test('that lack the module that is asked for are healthy', async () => {
    const leads = { 'https://a.test/golang.org/x/text/@v/list': { status: 404, body: 'not found' } };
    expect((await run(leads, { go: settings({ GOPROXY: 'https://a.test' }) })).codes).toEqual([]);
  });

  test('a 404 of somebody who is not trusted is no answer', async () => {
    const tls = { ...UNTRUSTED, distrusted: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' };
    const { codes } = await run(
      { 'https://a.test/golang.org/x/text/@v/list': { status: 404, tls } },
      { go: settings({ GOPROXY: 'https://a.test' }) },
    );
    expect(codes).toEqual(['tls.bad_certificate goproxy']);
  });

  test('netrc answers for a login, over https alone', async () => {
    const netrc = 'machine a.test login me password s3cret\n';
    const { walks } = await run({}, { netrc, go: settings({ GOPROXY: 'https://a.test,http://a.test' }) });
    const sent = walks.map(({ url, headers }) => [url.slice(0, 6), headers?.['Authorization'] !== undefined]);
    expect(sent).toEqual(
      expect.arrayContaining([
        ['https:', true],
        ['http:/', false],
      ]),
    );
  });

  test('a redirect to a log-in page, or to http, is where it ends', async () => {
    const list = 'https://a.test/golang.org/x/text/@v/list';
    for (const location of ['https://login.test/sso?next=1', 'http://a.test/x']) {
      const { codes, asked } = await run(
        { [list]: { status: 302, headers: { location } } },
        { go: settings({ GOPROXY: 'https://a.test' }) },
      );
      expect(codes).toEqual(['http.redirect_login goproxy']);
      expect(asked).not.toContain(location);
    }
  });

  test('a network proxy by the environment, NO_PROXY respected', async () => {
    const env = { HTTPS_PROXY: 'http://u:p@proxy.test:3128', NO_PROXY: 'b.test' };
    const { walks } = await run({}, { env, go: settings({ GOPROXY: 'https://a.test,https://b.test' }) });
    const by = new Map(walks.map(({ url, proxy }) => [new URL(url).hostname, proxy]));
    expect([by.get('a.test'), by.get('b.test')]).toEqual(['http://u:p@proxy.test:3128', undefined]);
  });

  test('only http_proxy is set, and nothing answers directly', async () => {
    const broken = { stage: 'tcp', kind: 'timeout', text: 'dial tcp 192.0.2.7:443: i/o timeout' } as const;
    const leads = { 'https://a.test/golang.org/x/text/@v/list': { broken } };
    const { codes } = await run(leads, {
      env: { http_proxy: 'http://proxy.test:3128' },
      go: settings({ GOPROXY: 'https://a.test' }),
    });
    expect(codes).toEqual(['proxy.https_proxy_not_set network-proxy']);
  });
});

describe('--module', () => {
  const go = settings({ GOPROXY: 'https://a.test,direct' });
  const module = { path: 'example.com/Up', version: 'v1.0.0' };
  const base = 'https://a.test/example.com/!up/@v/v1.0.0';
  const good = {
    [`${base}.info`]: { body: '{"Version":"v1.0.0"}' },
    [`${base}.mod`]: { body: 'module x\n' },
    [`${base}.zip`]: { body: 'PK\x03\x04' },
  };

  test('is asked for as go does', async () => {
    expect((await run(good, { go, module })).codes).toEqual([]);
  });

  test.each([
    ['an answer that is no JSON', '.info', { body: 'nothing here' }, 'goproxy.not_a_module_proxy goproxy'],
    ['a zip that is none', '.zip', { body: 'oops' }, 'mirror.corrupt_zip goproxy'],
    ['404, which go hides behind ,direct', '.mod', { status: 404 }, 'goproxy.404_misconfigured_repo goproxy'],
  ])('%s', async (_, end, led, code) => {
    expect((await run({ ...good, [`${base}${end}`]: led }, { go, module })).codes).toEqual([code]);
  });
});

describe('import paths', () => {
  const go = (path: string) => settings({ GOPROXY: 'direct', GOPRIVATE: path, GONOPROXY: path });
  const meta = (root: string, url = `https://${root}.git`) => ({
    body: `<html><head><meta name="go-import" content="${root} git ${url}"></head>`,
  });
  const at = (path: string) => `https://${path}?go-get=1`;
  const module = { path: 'git.test/a/b/c' };

  test('of a pattern: its host is reached, whatever it says', async () => {
    const led = { 'https://git.test/?go-get=1': { status: 404 } };
    expect((await run(led, { go: go('git.test') })).codes).toEqual([]);
  });

  test('of a module: its page names the repository', async () => {
    expect(
      (await run({ [at(module.path)]: meta('git.test/a/b/c') }, { go: go('git.test'), module })).codes,
    ).toEqual([]);
  });

  test.each([
    ['a page without it', { body: '<html>' }, 'vcs.unrecognized_import_path import-path-host'],
    ['401', { status: 401 }, 'http.unauthorized_401 import-path-host'],
    [
      'GitLab, which shows strangers the first two elements',
      { ...meta('git.test/a/b'), headers: { 'x-gitlab-meta': '{}' } },
      'gitlab.subgroup_goget_meta_unauthenticated import-path-host',
    ],
  ])('%s', async (_, led, code) => {
    expect((await run({ [at(module.path)]: led }, { go: go('git.test'), module })).codes).toEqual([code]);
  });

  test('globs and paths with .git have no page to ask', async () => {
    expect((await run({}, { go: go('*.corp.test,git.test/x.git') })).asked).toEqual([]);
  });

  test('GOVCS that forbids git is named', async () => {
    const forbids = new Map([...go('git.test/x.git'), ['GOVCS', '*:off']]);
    expect((await run({}, { go: forbids })).codes).toEqual(['govcs.disallowed none']);
  });
});
