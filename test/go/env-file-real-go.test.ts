import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readVariables, removeVariable, setVariable } from '../../src/go/env-file.ts';

const go = spawnSync('go', ['version'], { encoding: 'utf8' });
if (go.error) console.warn('SKIPPED: no go in PATH, the go/env rules were not compared with the real go');

/** Variables that `go env` prints as the file has them, so that an absent one prints as ''. */
const NAMES = ['GOPRIVATE', 'GOINSECURE', 'GOVCS'] as const;

const FILES: readonly [string, string][] = [
  ['plain', 'GOPRIVATE=a.com\nGOVCS=public:git\n'],
  ['CRLF', 'GOPRIVATE=a.com\r\nGOINSECURE=b.com\r\n'],
  ['quotes', 'GOPRIVATE="a.com"\nGOVCS=\'x\'\n'],
  ['duplicates', 'GOPRIVATE=1\nGOVCS=v\nGOPRIVATE=2\n'],
  ['a duplicate that is empty', 'GOPRIVATE=1\nGOPRIVATE=\n'],
  ['a leading blank', ' GOPRIVATE=a\n\tGOVCS=b\n'],
  ['export', 'export GOPRIVATE=a\n'],
  ['a blank before =', 'GOPRIVATE =a\n'],
  ['a blank after =', 'GOPRIVATE= a\n'],
  ['comments', '# GOPRIVATE=a\nGOVCS=b # c\n#\n'],
  ['lower case', 'goprivate=a\n'],
  ['an empty value', 'GOPRIVATE=\n'],
  ['no final newline', 'GOVCS=1\nGOPRIVATE=a'],
  ['a byte order mark', '\ufeffGOPRIVATE=a\nGOVCS=b\n'],
  ['several =', 'GOPRIVATE=a=b=c\n'],
  ['a line without =', 'GOPRIVATE\nGOVCS=b\n'],
  ['not ASCII', 'GOPRIVATE=é.com/雪\n'],
  ['CR alone', 'GOPRIVATE=a\rGOVCS=b\n'],
  ['form feed and vertical tab', 'GOPRIVATE=a\f\vb\n'],
  ['an empty file', ''],
];

describe.skipIf(go.error)('the real go agrees', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'goenv-env-file-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const asGoReads = (content: Uint8Array) => {
    const file = join(folder, 'env');
    writeFileSync(file, content);
    const env = { PATH: process.env['PATH'], HOME: folder, GOENV: file, GOTOOLCHAIN: 'local' };
    return JSON.parse(execFileSync('go', ['env', '-json', ...NAMES], { env, cwd: folder, encoding: 'utf8' }));
  };
  const asWeRead = (content: Uint8Array) => {
    const variables = readVariables(content);
    return Object.fromEntries(NAMES.map((name) => [name, variables.get(name) ?? '']));
  };

  test.each(FILES)('%s: as found, after a set, after a removal', (_, text) => {
    const found = new Uint8Array(Buffer.from(text, 'utf8'));
    expect(asWeRead(found)).toEqual(asGoReads(found));
    const changed = setVariable(found, 'GOPRIVATE', 'new.example');
    expect(asGoReads(changed)).toEqual({ ...asGoReads(found), GOPRIVATE: 'new.example' });
    expect(asGoReads(removeVariable(changed, 'GOPRIVATE'))).toEqual({ ...asGoReads(found), GOPRIVATE: '' });
  });

  test.each([
    ['GOPROXY', 'contains no entries'],
    ['GOSUMDB', 'missing GOSUMDB'],
  ])('an empty %s line breaks go, as the warning says', (name, message) => {
    const at = join(folder, 'proxy/example.com/x/@v');
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, 'v1.0.0.info'), '{"Version":"v1.0.0"}');
    writeFileSync(join(at, 'v1.0.0.mod'), 'module example.com/x\n');
    const file = join(folder, 'env');
    const proxy = `GOPROXY=file://${folder}/proxy\n`;
    writeFileSync(file, `${proxy}GOFLAGS=-modcacherw\n${name}=\n`);
    const env = { PATH: process.env['PATH'], HOME: folder, GOENV: file, GOTOOLCHAIN: 'local' };
    const argv = ['mod', 'download', 'example.com/x@v1.0.0'];
    const ran = spawnSync('go', argv, { env, cwd: folder, encoding: 'utf8', timeout: 20_000 });
    expect(ran.stderr).toContain(message);
  });
});
