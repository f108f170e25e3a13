import type { CauseCode } from '../../core/codes/explain.ts';
import type { Rule, Scene } from '../rule.ts';

/** The local disk: the module cache, the build cache and the folder for temporary files. */
export const FS: readonly Rule[] = [
  {
    code: denied,
    any: [
      'permission denied',
      'access is denied',
      '权限不够',
      '拒绝访问',
      'module cache',
      'build cache',
      'operation not permitted',
      'no locks available',
      'function not implemented',
      'not supported',
    ],
    match:
      /(?:pkg[/\\]mod|go-build|GOMODCACHE|GOCACHE|module cache|build cache|go\.(?:mod|sum)|go[/\\](?:pkg|bin)\b|\.cache\/go).*(?:permission denied|Access is denied|权限不够|拒绝访问|operation not permitted)|(?:R?Lock|RLock|lock) \S+: (?:no locks available|function not implemented|(?:operation )?not supported)|module cache not found: neither GOMODCACHE nor GOPATH|build cache is (?:required|disabled)|(?:failed to initialize|could not create) (?:build|module) cache.*(?:denied|not permitted)|(?:mkdir|open|unlinkat|rename|chmod|RLock|lock|stat) \S*(?:\/go\/|\/mod\/|\\go\\|@v\d)\S*.*(?:permission denied|Access is denied)/i,
    yes: [
      'mkdir /go/pkg/mod/cache/download/example.com: permission denied',
      'failed to initialize build cache at /root/.cache/go-build: mkdir /root/.cache: permission denied',
      'go: Lock /export/nfs/go/pkg/mod/cache/download/example.com/a/@v/v0.1.7.lock: no locks available',
      'rename C:\\Users\\a\\go\\pkg\\mod\\example.com\\a@v1.0.0.tmp-1 C:\\Users\\a\\go\\pkg\\mod\\example.com\\a@v1.0.0: Access is denied.',
    ],
    no: ['git@github.com: Permission denied (publickey).', 'open /etc/shadow: permission denied'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modfetch/cache.go',
  },
  {
    code: (scene) =>
      /(?:\/tmp|\\Temp|\/var\/folders|TMPDIR)\S*go-build|go-build\d+[/\\]b\d|go-link-|cannot create temporary|\/tmp\/go|\$WORK|link:|\bas: |ld: |cc1/i.test(
        scene.text,
      )
        ? 'not_network.build_tmp_full'
        : 'fs.no_space',
    any: [
      'no space left',
      'not enough space',
      '没有空间',
      '磁盘空间不足',
      'disk quota exceeded',
      'disk full',
    ],
    match: /no space left on device|not enough space on the disk|没有空间|磁盘空间不足|disk quota exceeded/i,
    yes: [
      'write /go/pkg/mod/cache/download/example.com/a.zip: no space left on device',
      'write /tmp/go-build123/b001/_pkg_.a: no space left on device',
    ],
    no: ['no space left in the line'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/syscall/zerrors_linux_amd64.go',
  },
  {
    code: 'fs.read_only',
    any: ['read-only file system', '只读文件系统'],
    match: /read-only file system|只读文件系统/i,
    yes: ['mkdir /go/pkg/mod/cache: read-only file system'],
    no: ['mounted read-only'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/syscall/zerrors_linux_amd64.go',
  },
];

function denied(scene: Scene): CauseCode | undefined {
  if (/^\S*(?:go-build|b001)\S*.*exec|fork\/exec \S*go-build/.test(scene.text))
    return 'not_network.build_tmp_full';
  if (TEMPORARY.test(scene.text)) return 'not_network.build_tmp_full';
  return /publickey/.test(scene.text) ? undefined : 'fs.modcache_permission';
}

/** go's folder for one build, not its cache. */
const TEMPORARY = /(?:\/tmp|Temp)\S*go-build\d/;
