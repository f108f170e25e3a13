import { expect, test } from 'vitest';
import { load, sourceOf } from './loading.ts';

const ROWS: readonly (readonly [title: string, text: string, right: string])[] = [
  [
    'GOPROXY with commas',
    'go: { proxy: "https://goproxy.cn,direct" }',
    'go:\n  proxy:\n    - https://goproxy.cn\n    - direct\n',
  ],
  [
    'GOPROXY with a bar',
    'go: { proxy: "https://a.example|https://b.example,direct" }',
    'go:\n  proxy:\n    - url: https://a.example\n      fallback: any-error\n    - https://b.example\n    - direct\n',
  ],
  [
    'GOPRIVATE',
    'go: { private: "a.example, b.example" }',
    'go:\n  private:\n    - a.example\n    - b.example\n',
  ],
  [
    'GOVCS',
    'go: { vcs: "public:git|hg,private:all" }',
    'go:\n  vcs:\n    - public:\n        - git\n        - hg\n    - private:\n        - all\n',
  ],
  [
    'GOVCS as a map',
    'go: { vcs: { a.example: [git], public: [hg] } }',
    'go:\n  vcs:\n    - a.example:\n        - git\n    - public:\n        - hg\n',
  ],
  [
    'NO_PROXY',
    'network: { noProxy: "a.example,10.0.0.0/8" }',
    'network:\n  noProxy:\n    - a.example\n    - 10.0.0.0/8\n',
  ],
  ['one base', 'extends: cn', 'extends:\n  - cn\n'],
  [
    'one map',
    'git: { rewrite: { from: "https://a.example/", to: "ssh://git@a.example/" } }',
    'git:\n  rewrite:\n    - from: https://a.example/\n      to: ssh://git@a.example/\n',
  ],
  [
    'a quoted number',
    'ssh: { hosts: [{ host: a.example, port: "22" }] }',
    'ssh:\n  hosts:\n    - port: 22\n',
  ],
  [
    'yes',
    'trust: { certificates: [{ file: a.pem, leaf: yes }] }',
    'trust:\n  certificates:\n    - leaf: true\n',
  ],
  [
    'nothing that could be made right: the example',
    'go: 1',
    'go:\n  proxy:\n    - https://goproxy.cn\n    - direct\n',
  ],
  ['nothing at all: the example', 'go: { toolchain: }', 'go:\n  toolchain: local\n'],
];

for (const [title, text, right] of ROWS) {
  test(`${title}: the fragment shows the right form`, () => {
    expect(load([sourceOf(`version: 1\n${text}\n`)]).diagnostics[0]?.profile).toBe(right);
  });
}

test('the right form is right: it loads', () => {
  for (const [title, , right] of ROWS.slice(0, 8)) {
    const bare = right.replace(/^extends:.*/s, '');
    const { diagnostics } = load([sourceOf(`version: 1\n${bare}`)]);
    expect(
      diagnostics.filter(({ code }) => code.startsWith('PROFILE_')),
      title,
    ).toEqual([]);
  }
});
