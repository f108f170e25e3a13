import { privates, proxies, type Row, shellEnv } from './row.ts';

export const textRows: readonly Row[] = [
  {
    title: 'a control character',
    profile: { go: privates('git.corp.example\r') },
    finds: ['VALUE_HAS_CONTROL_CHARACTER'],
    severity: 'error',
  },
  {
    title: 'a character that reorders a line',
    profile: { description: 'a\u202eb' },
    finds: ['VALUE_HAS_CONTROL_CHARACTER'],
  },
  { title: 'a newline in prose', profile: { description: 'two\nlines，全角' }, finds: [] },
  {
    title: 'a full-width comma',
    profile: { go: privates('a.example，b.example') },
    finds: ['VALUE_HAS_FULL_WIDTH'],
    severity: 'error',
  },
  {
    title: 'a full-width colon in a proxy',
    profile: { go: proxies('https：//goproxy.cn') },
    finds: ['VALUE_HAS_FULL_WIDTH', 'PROXY_SCHEME_IMPLIED'],
  },
  {
    title: 'a full-width semicolon in a variable',
    profile: shellEnv({ GODEBUG: 'netdns=go；http2client=0' }),
    finds: ['VALUE_HAS_FULL_WIDTH', 'GODEBUG_MALFORMED'],
  },
  {
    title: 'quotes in a pattern',
    profile: { go: privates('"none.example"') },
    finds: ['VALUE_HAS_QUOTES', 'PATTERN_BAD_CHARACTER'],
  },
  {
    title: 'a blank behind a pattern',
    profile: { go: privates('a.example ') },
    finds: ['VALUE_HAS_BLANK'],
    severity: 'error',
  },
  { title: 'a no-break space', profile: { go: privates('a.example\u00a0') }, finds: ['VALUE_HAS_BLANK'] },
];

export const unsupportedRows: readonly Row[] = [
  {
    title: 'a section',
    profile: { network: { noProxy: ['a.example'] } },
    context: { unsupported: new Set(['network']) },
    finds: ['UNSUPPORTED_KEY'],
    severity: 'error',
  },
  {
    title: 'a dotted key',
    profile: { go: { install: '1.26.8' } },
    context: { unsupported: new Set(['go.install', 'network']) },
    finds: ['UNSUPPORTED_KEY'],
  },
  {
    title: 'a value',
    profile: { scope: 'machine' },
    context: { unsupported: new Set(['scope.machine']) },
    finds: ['UNSUPPORTED_KEY'],
  },
  {
    title: 'the other value',
    profile: { scope: 'user' },
    context: { unsupported: new Set(['scope.machine']) },
    finds: [],
  },
  {
    title: 'an empty list asks for nothing',
    profile: {},
    context: { unsupported: new Set(['insecure']) },
    finds: [],
  },
  {
    title: 'a refused section still gets its lint',
    profile: { network: { noProxy: ['*.a.example'] } },
    context: { unsupported: new Set(['network']) },
    finds: ['UNSUPPORTED_KEY', 'NOPROXY_SUBDOMAIN_FORM'],
  },
];
