import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { verifySignature } from '../../src/host/signature.ts';
import { type TempFolder, tempFolder } from './temp-folder.ts';

const TEXT = Buffer.from('version: 1\nname: acme\n');

/** A key pair, who may sign with it, and a signature of the text. */
function signed(folder: TempFolder, namespace = 'goenv-profile') {
  const key = folder.path('key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  const file = folder.path('allowed_signers');
  writeFileSync(file, `ci@acme.example ${readFileSync(`${key}.pub`, 'utf8')}`);
  writeFileSync(folder.path('text'), TEXT);
  execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-f', key, '-n', namespace, folder.path('text')], {
    stdio: 'ignore',
  });
  return { file, principal: 'ci@acme.example', signature: readFileSync(folder.path('text.sig')) };
}

test('a good signature is good', () => {
  using folder = tempFolder();
  expect(verifySignature(TEXT, signed(folder))).toEqual({ good: true });
});

test.each([
  ['another text', {}, Buffer.from('version: 1\nname: acne\n')],
  ['another signer', { principal: 'mallory@example.com' }, TEXT],
  ['a signature that is none', { signature: Buffer.from('hello') }, TEXT],
  ['an empty signature', { signature: Buffer.from('') }, TEXT],
  ['no file of allowed signers', { file: '/nonexistent/allowed' }, TEXT],
  ['a principal that looks like an option', { principal: '-v' }, TEXT],
])('%s is bad, and says why', (_, change, text) => {
  using folder = tempFolder();
  const verdict = verifySignature(text, { ...signed(folder), ...change });
  expect(verdict).toEqual({ good: false, reason: expect.stringMatching(/\S/) });
});

test('what was signed for another purpose is no profile', () => {
  using folder = tempFolder();
  expect(verifySignature(TEXT, signed(folder, 'git'))).toMatchObject({ good: false });
});
