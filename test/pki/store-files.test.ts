import { afterAll, describe, expect, test } from 'vitest';
import { isStoreFile, isStoreProgram } from '../../src/pki/store-files.ts';
import { certificateMill } from './make-certificates.ts';

const mill = certificateMill();
afterAll(() => mill[Symbol.dispose]());
const acme = mill.make('acme');
const other = mill.make('other');
const print = mill.fingerprint('acme.pem').slice(0, 16);
const bytes = (text: string) => new TextEncoder().encode(text);

describe('files that goenv may write with the rights of root', () => {
  const debian = '/usr/local/share/ca-certificates';
  test.each<[string, string, string | undefined, boolean]>([
    ["a certificate under its fingerprint's name", `${debian}/goenv-${print}.crt`, acme, true],
    ['its removal', `${debian}/goenv-${print}.crt`, undefined, true],
    ['the folder of another family', `/etc/pki/ca-trust/source/anchors/goenv-${print}.pem`, acme, true],
    ['another certificate under that name', `${debian}/goenv-${print}.crt`, other, false],
    ['a certificate and something more', `${debian}/goenv-${print}.crt`, `${acme}${other}`, false],
    ['text before it', `${debian}/goenv-${print}.crt`, `# x\n${acme}`, false],
    ['the ending of another family', `${debian}/goenv-${print}.pem`, acme, false],
    ['a name of somebody else', `${debian}/corp.crt`, acme, false],
    ['a folder of somebody else', `/etc/goenv-${print}.crt`, acme, false],
    ['a way out of the folder', `${debian}/../goenv-${print}.crt`, acme, false],
    ["the owner's note", `/var/lib/goenv/owners/${print}.1000`, 'acme\n', true],
    ['its removal', `/var/lib/goenv/owners/${print}.1000`, undefined, true],
    ["another owner's note", `/var/lib/goenv/owners/${print}.1001`, undefined, false],
    ["the machine's note", `/var/lib/goenv/owners/${print}.machine`, undefined, false],
    ['a note that says more', `/var/lib/goenv/owners/${print}.1000`, 'acme\nroot::0\n', false],
    ['a file beside the notes', '/var/lib/goenv/owners/x', 'acme\n', false],
    ['the journal of root', '/var/lib/goenv/journal/journal.json', '{}', false],
  ])('%s', (_, path, text, allowed) => {
    expect(isStoreFile(path, text === undefined ? undefined : bytes(text), 1000)).toBe(allowed);
  });
});

describe('programs that goenv may run with the rights of root', () => {
  const keytool = [
    '-delete',
    '-noprompt',
    '-keystore',
    '/etc/ssl/certs/java/cacerts',
    '-storepass',
    'changeit',
  ];
  test.each<[string, readonly string[], boolean]>([
    ["Debian's", ['/usr/sbin/update-ca-certificates', '--fresh'], true],
    ["Fedora's", ['/usr/bin/update-ca-trust', 'extract'], true],
    ['with other arguments', ['/usr/sbin/update-ca-certificates', '--hooksdir', '/tmp'], false],
    ['by its name alone', ['update-ca-certificates', '--fresh'], false],
    ['a shell', ['/bin/sh', '-c', 'true'], false],
    ['keytool on an entry', ['/usr/bin/keytool', ...keytool, '-alias', `debian:goenv-${print}.pem`], true],
    ['on an entry of somebody else', ['/usr/bin/keytool', ...keytool, '-alias', 'debian:corp.pem'], false],
    ['a keytool of the user', ['/home/u/keytool', ...keytool, '-alias', `debian:goenv-${print}.pem`], false],
    ['nothing', [], false],
  ])('%s', (_, argv, allowed) => {
    expect(isStoreProgram(argv)).toBe(allowed);
  });
});
