import { generateKeyPairSync } from 'node:crypto';
import { keyHash } from '../../../src/go/verifier-key.ts';
import { proxies, type Row } from './row.ts';

const athens = 'https://athens.corp.example';

const key = (name: string) => {
  const raw = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const bytes = Buffer.concat([Buffer.from([1]), raw]);
  return `${name}+${keyHash(name, bytes)}+${bytes.toString('base64')}`;
};
const sound = key('sum.corp.example');

export const sumdbRows: readonly Row[] = [
  { title: 'the default', profile: { go: { sumdb: 'default' } }, finds: [] },
  { title: 'the name in China', profile: { go: { sumdb: { name: 'sum.golang.google.cn' } } }, finds: [] },
  {
    title: 'a sound key and URL',
    profile: { go: { sumdb: { name: 'sum.corp.example', key: sound, url: 'https://sum.corp.example' } } },
    finds: [],
  },
  {
    title: 'an unknown name',
    profile: { go: { sumdb: { name: 'sum.corp.example' } } },
    finds: ['SUMDB_UNKNOWN_NAME'],
    severity: 'error',
  },
  {
    title: 'a key of the wrong form',
    profile: { go: { sumdb: { name: 'sum.corp.example', key: 'AAAA' } } },
    finds: ['SUMDB_KEY_MALFORMED'],
  },
  {
    title: 'a key whose name was changed',
    profile: { go: { sumdb: { name: 'other.example', key: sound.replace('sum.corp', 'other') } } },
    finds: ['SUMDB_KEY_HASH'],
  },
  {
    title: 'name and key of two databases',
    profile: { go: { sumdb: { name: 'other.example', key: sound } } },
    finds: ['SUMDB_KEY_NAME'],
  },
  {
    title: 'a name with a slash at the end',
    profile: { go: { sumdb: { name: 'a.example/', key: key('a.example/') } } },
    finds: ['SUMDB_NAME_MALFORMED'],
  },
  {
    title: 'a URL that is none',
    profile: { go: { sumdb: { name: 'sum.golang.google.cn', url: 'sum.corp.example' } } },
    finds: ['SUMDB_URL_MALFORMED'],
  },
  {
    title: 'a URL with a bad port',
    profile: { go: { sumdb: { name: 'sum.golang.google.cn', url: 'https://a:b' } } },
    finds: ['SUMDB_URL_MALFORMED'],
  },
  {
    title: 'a URL in clear',
    profile: { go: { sumdb: { name: 'sum.golang.google.cn', url: 'http://sum.corp.example' } } },
    finds: ['SUMDB_URL_PLAIN_HTTP'],
    severity: 'warning',
  },
  {
    title: 'a URL with a password',
    profile: { go: { sumdb: { name: 'sum.golang.google.cn', url: 'https://u:p@sum.corp.example' } } },
    finds: ['CREDENTIALS_IN_URL'],
  },
  {
    title: "the company's module proxy as database",
    profile: {
      go: {
        ...proxies(athens),
        sumdb: { name: 'sum.golang.google.cn', url: 'https://ATHENS.corp.example/' },
      },
    },
    finds: ['SUMDB_URL_IS_PROXY'],
    severity: 'error',
  },
];
