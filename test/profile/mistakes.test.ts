import { describe, expect, test } from 'vitest';
import { load, said, sourceOf } from './loading.ts';

const judge = (text: string) => said(load([sourceOf(text)]));

describe('all mistakes at once, one message each', () => {
  test('unknown keys: misspelt', () => {
    expect(
      judge('version: 1\ngo:\n  toolchian: local\n  Proxy: [direct]\nnetwrok: {}\n'),
    ).toMatchInlineSnapshot(`
      [
        "PROFILE_UNKNOWN_KEY 3:3 {"key":"toolchian","place":"go","suggestion":"toolchain"}",
        "PROFILE_UNKNOWN_KEY 4:3 {"key":"Proxy","place":"go","suggestion":"proxy"}",
        "PROFILE_UNKNOWN_KEY 5:1 {"key":"netwrok","place":"profile","suggestion":"network"}",
      ]
    `);
  });

  test('unknown keys: right in another place', () => {
    expect(
      judge(
        'version: 1\nproxy: [direct]\nGOPROXY: direct\nnoProxy: [a.example]\ngo:\n  noProxy: [a.example]\n',
      ),
    ).toMatchInlineSnapshot(`
      [
        "PROFILE_UNKNOWN_KEY 2:1 {"key":"proxy","place":"profile","suggestion":"go.proxy | network.proxy | git.http[].proxy"}",
        "PROFILE_UNKNOWN_KEY 3:1 {"key":"GOPROXY","place":"profile","suggestion":"go.proxy"}",
        "PROFILE_UNKNOWN_KEY 4:1 {"key":"noProxy","place":"profile","suggestion":"network.noProxy"}",
        "PROFILE_UNKNOWN_KEY 6:3 {"key":"noProxy","place":"go","suggestion":"network.noProxy"}",
      ]
    `);
  });

  test('unknown keys: near nothing', () => {
    expect(judge('version: 1\ngo:\n  mystery: 1\nxyzzy: 1\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_UNKNOWN_KEY 3:3 {"key":"mystery","place":"go","suggestion":"proxy | private | sumdb | vcs | toolchain | install | env"}",
        "PROFILE_UNKNOWN_KEY 4:1 {"key":"xyzzy","place":"profile","suggestion":"version | name | description | requires | extends | scope | environment | go | network | trust | git | ssh | credentials | shell | offline | insecure"}",
      ]
    `);
  });

  test('unknown keys of objects in lists', () => {
    expect(
      judge(
        'version: 1\ngo:\n  proxy:\n    - { url: https://a.example, fallbck: any-error }\ngit:\n  rewrite:\n    - form: https://a.example/\n      to: ssh://git@a.example/\n',
      ),
    ).toMatchInlineSnapshot(`
      [
        "PROFILE_UNKNOWN_KEY 4:33 {"key":"fallbck","place":"go.proxy[0]","suggestion":"fallback"}",
        "PROFILE_UNKNOWN_KEY 7:7 {"key":"form","place":"git.rewrite[0]","suggestion":"from"}",
      ]
    `);
  });

  test('keys that every object inherits in JavaScript', () => {
    expect(judge('version: 1\nconstructor: 1\n__proto__: 1\ngo: { toString: 1 }\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_UNKNOWN_KEY 2:1 {"key":"constructor","place":"profile","suggestion":"version | name | description | requires | extends | scope | environment | go | network | trust | git | ssh | credentials | shell | offline | insecure"}",
        "PROFILE_UNKNOWN_KEY 3:1 {"key":"__proto__","place":"profile","suggestion":"version | name | description | requires | extends | scope | environment | go | network | trust | git | ssh | credentials | shell | offline | insecure"}",
        "PROFILE_UNKNOWN_KEY 4:7 {"key":"toString","place":"go","suggestion":"proxy | private | sumdb | vcs | toolchain | install | env"}",
      ]
    `);
  });

  test('version missing', () => {
    expect(judge('name: acme\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_MISSING_KEY 1:1 {"key":"version","place":"profile"}",
      ]
    `);
  });

  test('keys missing', () => {
    expect(
      judge('version: 1\ncredentials:\n  - machine: a.example\ninsecure:\n  - allow: plain-http\n'),
    ).toMatchInlineSnapshot(`
      [
        "PROFILE_MISSING_KEY 3:5 {"key":"login","place":"credentials[0]"}",
        "PROFILE_MISSING_KEY 3:5 {"key":"password","place":"credentials[0]"}",
        "PROFILE_MISSING_ONE_OF 5:5 {"keys":"module | host","place":"insecure[0]"}",
        "PROFILE_MISSING_KEY 5:5 {"key":"reason","place":"insecure[0]"}",
        "PROFILE_MISSING_KEY 5:5 {"key":"expires","place":"insecure[0]"}",
      ]
    `);
  });

  test('one of two keys missing, or both there', () => {
    expect(
      judge(
        'version: 1\ntrust:\n  certificates:\n    - sha256: "9f2c00112233445566778899aabbccddeeff00112233445566778899aabbccdd"\n    - { file: a.pem, pem: x }\noffline:\n  bundles: [{ file: ./a.gobundle }]\ninsecure:\n  - { allow: plain-http, module: a.example, host: a.example, reason: r, expires: 2026-12-01 }\n',
      ),
    ).toMatchInlineSnapshot(`
      [
        "PROFILE_MISSING_ONE_OF 4:7 {"keys":"file | pem","place":"trust.certificates[0]"}",
        "PROFILE_ONLY_ONE_OF 5:22 {"keys":"file | pem","place":"trust.certificates[1]"}",
        "PROFILE_MISSING_ONE_OF 7:13 {"keys":"sha256 | signedBy","place":"offline.bundles[0]"}",
        "PROFILE_ONLY_ONE_OF 9:45 {"keys":"module | host","place":"insecure[0]"}",
      ]
    `);
  });

  test('a text where a list is wanted', () => {
    expect(
      judge(
        'version: 1\ngo:\n  proxy: "https://goproxy.cn,direct"\n  private: git.acme.internal\n  vcs: "public:git,private:all"\nnetwork:\n  noProxy: "a.example, b.example"\n',
      ),
    ).toMatchInlineSnapshot(`
      [
        "PROFILE_WRONG_TYPE 3:10 {"key":"go.proxy","expected":"list","got":"string"}",
        "PROFILE_WRONG_TYPE 4:12 {"key":"go.private","expected":"list","got":"string"}",
        "PROFILE_WRONG_TYPE 5:8 {"key":"go.vcs","expected":"list","got":"string"}",
        "PROFILE_WRONG_TYPE 7:12 {"key":"network.noProxy","expected":"list","got":"string"}",
      ]
    `);
  });

  test('a map where a list is wanted', () => {
    expect(
      judge(
        'version: 1\ngo:\n  vcs: { a.example: [git], public: [git, hg] }\ninsecure: { allow: plain-http }\n',
      ),
    ).toMatchInlineSnapshot(`
      [
        "PROFILE_WRONG_TYPE 3:3 {"key":"go.vcs","expected":"list","got":"mapping"}",
        "PROFILE_WRONG_TYPE 4:1 {"key":"insecure","expected":"list","got":"mapping"}",
      ]
    `);
  });

  test('a list where a text is wanted', () => {
    expect(judge('version: 1\nname: [acme]\ngo:\n  sumdb: [default]\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_WRONG_TYPE 2:1 {"key":"name","expected":"string","got":"list"}",
        "PROFILE_WRONG_TYPE 4:3 {"key":"go.sumdb","expected":"string | mapping","got":"list"}",
      ]
    `);
  });

  test('a text where a map is wanted', () => {
    expect(judge('version: 1\ngo: https://goproxy.cn\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_WRONG_TYPE 2:5 {"key":"go","expected":"mapping","got":"string"}",
      ]
    `);
  });

  test('numbers and booleans', () => {
    expect(
      judge(
        'version: "1"\nssh:\n  hosts: [{ host: a.example, port: "22" }, { host: b.example, port: 22.5 }]\ntrust:\n  certificates: [{ file: a.pem, leaf: yes }]\n',
      ),
    ).toMatchInlineSnapshot(`
      [
        "PROFILE_WRONG_TYPE 1:10 {"key":"version","expected":"integer","got":"string"}",
        "PROFILE_WRONG_TYPE 3:36 {"key":"ssh.hosts[0].port","expected":"integer","got":"string"}",
        "PROFILE_WRONG_TYPE 3:69 {"key":"ssh.hosts[1].port","expected":"integer","got":"number"}",
        "PROFILE_WRONG_TYPE 5:39 {"key":"trust.certificates[0].leaf","expected":"true | false","got":"string"}",
        "TRUST_NO_SHA256 5:18 {}",
      ]
    `);
  });

  test('no value', () => {
    expect(
      judge('version: 1\nname:\ngo:\n  private:\n  proxy: []\nnetwork:\n  proxy: ""\n'),
    ).toMatchInlineSnapshot(`
      [
        "PROFILE_NO_VALUE 2:1 {"key":"name"}",
        "PROFILE_NO_VALUE 4:3 {"key":"go.private"}",
        "PROFILE_NO_VALUE 5:3 {"key":"go.proxy"}",
        "PROFILE_NO_VALUE 7:10 {"key":"network.proxy"}",
      ]
    `);
  });

  test('words that are none of the allowed ones', () => {
    expect(
      judge(
        'version: 1\nscope: machin\nenvironment: prod\ngo:\n  sumdb: "off"\n  toolchain: go1.26.1\n  proxy: [{ url: direct, fallback: any_error }]\ninsecure:\n  - { allow: skip-tls, host: a.example, reason: r, expires: 2026-12-01 }\n',
      ),
    ).toMatchInlineSnapshot(`
      [
        "PROFILE_BAD_VALUE 2:8 {"key":"scope","value":"machin","allowed":"user, machine","suggestion":"machine"}",
        "PROFILE_BAD_VALUE 3:14 {"key":"environment","value":"prod","allowed":"production, test, development","suggestion":"production"}",
        "PROFILE_BAD_VALUE 6:14 {"key":"go.toolchain","value":"go1.26.1","allowed":"local, auto, path","suggestion":"local | auto | path"}",
        "PROFILE_BAD_VALUE 7:36 {"key":"go.proxy[0].fallback","value":"any_error","allowed":"not-found, any-error","suggestion":"any-error"}",
        "PROFILE_BAD_VALUE 9:14 {"key":"insecure[0].allow","value":"skip-tls","allowed":"plain-http, skip-tls-verify, no-sumdb, http-rewrite","suggestion":"skip-tls-verify"}",
        "SUMDB_OFF 5:10 {}",
      ]
    `);
  });

  test('words without the right form', () => {
    expect(
      judge(
        'version: 1\nname: Acme Corp\ngo:\n  install: go1.26.8\n  env: { goflags: -v }\ntrust:\n  certificates: [{ file: a.pem, sha256: 9F2C }]\nshell:\n  unset: [GO PROXY]\ninsecure:\n  - { allow: plain-http, module: a.example, reason: r, expires: 2026-02-30 }\n',
      ),
    ).toMatchInlineSnapshot(`
      [
        "PROFILE_BAD_FORMAT 2:7 {"key":"name","value":"Acme Corp","example":"acme"}",
        "PROFILE_BAD_FORMAT 4:12 {"key":"go.install","value":"go1.26.8","example":"1.26.8"}",
        "PROFILE_BAD_FORMAT 5:10 {"key":"go.env","value":"goflags","example":"GOFLAGS"}",
        "PROFILE_BAD_FORMAT 7:41 {"key":"trust.certificates[0].sha256","value":"9F2C","example":"9F:2C:…"}",
        "PROFILE_BAD_FORMAT 9:11 {"key":"shell.unset[0]","value":"GO PROXY","example":"GOPROXY"}",
        "PROFILE_BAD_FORMAT 11:65 {"key":"insecure[0].expires","value":"2026-02-30","example":"2026-12-31"}",
        "TRUST_NO_SHA256 7:18 {}",
      ]
    `);
  });

  test('a port out of range', () => {
    expect(
      judge('version: 1\nssh:\n  hosts: [{ host: a.example, port: 70000 }, { host: b.example, port: 0 }]\n'),
    ).toMatchInlineSnapshot(`
      [
        "PROFILE_OUT_OF_RANGE 3:36 {"key":"ssh.hosts[0].port","value":"70000","minimum":"1","maximum":"65535"}",
        "PROFILE_OUT_OF_RANGE 3:70 {"key":"ssh.hosts[1].port","value":"0","minimum":"1","maximum":"65535"}",
      ]
    `);
  });

  test('two rules in one entry of go.vcs', () => {
    expect(
      judge('version: 1\ngo:\n  vcs: [{ a.example: [git], b.example: [cvs] }]\n'),
    ).toMatchInlineSnapshot(`
      [
        "PROFILE_BAD_FORMAT 3:9 {"key":"go.vcs[0]","value":"{ … }","example":"{\\"git.acme.internal\\":[\\"git\\"]}"}",
        "PROFILE_BAD_VALUE 3:41 {"key":"go.vcs[0].b.example[0]","value":"cvs","allowed":"git, hg, svn, bzr, fossil, all, off","suggestion":"git | hg | svn | bzr | fossil | all | off"}",
      ]
    `);
  });
});

describe('what a profile asks of goenv comes first', () => {
  test('an unmet requires hides what an older goenv cannot know', () => {
    expect(judge('version: 2\nrequires: ">=0.5"\nfuture: true\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_REQUIRES_UNMET 2:11 {"range":">=0.5","version":"0.4.1"}",
      ]
    `);
  });

  test('a range that is none', () => {
    expect(judge('version: 1\nrequires: latest\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_BAD_REQUIRES 2:11 {"range":"latest"}",
      ]
    `);
  });

  test('another version of the grammar', () => {
    expect(judge('version: 2\nfuture: true\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_VERSION_UNSUPPORTED 1:10 {"version":"2"}",
      ]
    `);
  });
});
