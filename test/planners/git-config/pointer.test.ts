import { describe, expect, test } from 'vitest';
import { gitConfig } from '../../../src/planners/git-config/index.ts';
import { factsFor } from './real-git.ts';
import { profileOf } from './simulate.ts';

const facts = factsFor('/home/u');

describe('pointer', () => {
  test('names the line of the profile behind every wanted key', () => {
    const profile = profileOf({
      git: {
        rewrite: [{ from: 'https://h/', to: 'A:' }],
        http: [{ url: 'https://p/', proxy: 'x', clientCert: '/c', clientKey: '/k' }],
      },
      insecure: [{ allow: 'skip-tls-verify', host: 'lab', reason: 'r', expires: '2026-06-01' }],
    });
    const keys = gitConfig.desired(profile, { found: new Map(), files: new Map() }, facts).keys();
    expect([...keys].map((key) => [key, gitConfig.pointers(profile)(key)])).toEqual([
      ['url.A:.insteadOf[https://h/]', '/git/rewrite/0'],
      ['http.https://p/.proxy', '/git/http/0/proxy'],
      ['http.https://p/.sslCert', '/git/http/0/clientCert'],
      ['http.https://p/.sslKey', '/git/http/0/clientKey'],
      ['http.https://lab/.sslVerify', '/insecure/0'],
      ['include.path', '/git/rewrite/0'],
    ]);
    expect(gitConfig.pointers(profile)('url.X:.insteadOf[y]')).toBeUndefined();
  });
});
