import { proxies, type Row } from './row.ts';

export const machineScopeRows: readonly Row[] = [
  {
    title: "a GOPATH in the home of each user, which go's file cannot say",
    profile: { scope: 'machine', go: { env: { GOPATH: '~/go' } } },
    finds: ['MACHINE_SCOPE_HOME'],
    severity: 'error',
  },
  {
    title: 'a netrc in the home of each user',
    profile: { scope: 'machine', shell: { env: { NETRC: '~/.netrc' } } },
    finds: ['MACHINE_SCOPE_HOME'],
  },
  {
    title: 'folders that are meant for everybody',
    profile: {
      scope: 'machine',
      go: { env: { GOMODCACHE: '/srv/go/mod' } },
      shell: { path: ['/opt/go/bin'] },
    },
    finds: [],
  },
  {
    title: 'what shells and git look up for each user',
    profile: {
      scope: 'machine',
      shell: { path: ['~/go/bin', '~'] },
      git: { http: [{ url: 'https://p.example/', clientCert: '~/c.pem' }] },
    },
    finds: ['GIT_CLIENT_CERT_GIT_ONLY'],
  },
  {
    title: 'the home of somebody else',
    profile: { scope: 'machine', shell: { path: ['~u/bin'] } },
    finds: ['PATH_HAS_TILDE'],
  },
  {
    title: 'a toolchain that go switches to, with a go.env of its own',
    profile: { scope: 'machine', go: { ...proxies('https://goproxy.cn'), toolchain: 'auto' } },
    finds: ['MACHINE_SCOPE_TOOLCHAIN'],
    severity: 'warning',
  },
  {
    title: 'the installed toolchain alone',
    profile: { scope: 'machine', go: { ...proxies('https://goproxy.cn'), toolchain: 'local' } },
    finds: [],
  },
];
