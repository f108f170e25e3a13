import type { SchemaNode } from '../schema-node.ts';

/** The go command's own settings. */
export const GO = {
  description: 'The go command: go/env (`go env GOENV`; at scope machine go.env), and the Go to install.',
  type: 'object',
  additionalProperties: false,
  examples: [{ proxy: ['https://goproxy.cn', 'direct'] }],
  properties: {
    proxy: {
      description:
        'GOPROXY: where modules come from, asked in this order. `direct` is the repository itself, `off` forbids going on; both end the list. Replaces an inherited list as a whole. Default: what the machine has. Example: [https://athens.acme.internal, direct]',
      type: 'array',
      minItems: 1,
      examples: [['https://goproxy.cn', 'direct']],
      items: {
        description:
          'A URL (https, http or file), `direct`, `off`, or an object with `url` and `fallback`. Example: { url: https://goproxy.cn, fallback: any-error }',
        type: ['string', 'object'],
        minLength: 1,
        examples: ['https://goproxy.cn'],
        required: ['url'],
        additionalProperties: false,
        properties: {
          url: {
            description:
              'The URL of the module proxy, without user and password. Example: https://goproxy.cn',
            type: 'string',
            minLength: 1,
            examples: ['https://goproxy.cn'],
          },
          fallback: {
            description:
              'When go goes on to the entry after this one: `not-found` after an answer 404 or 410 alone (a comma in GOPROXY), `any-error` after any error (a bar). Default: not-found.',
            type: 'string',
            enum: ['not-found', 'any-error'],
            default: 'not-found',
            examples: ['any-error'],
          },
        },
      },
    },
    private: {
      description:
        'GOPRIVATE: patterns of module paths that are private: never asked of a public proxy or checksum database. United with inherited ones. Default: none. Example: [git.acme.internal]',
      type: 'array',
      examples: [['git.acme.internal']],
      items: {
        description:
          'A module path pattern without scheme, port or blanks: `corp.com` covers all below it, `*.corp.com` does not cover corp.com itself. Or an object with `path` and `via`. Example: { path: github.com/partner, via: proxy }',
        type: ['string', 'object'],
        minLength: 1,
        examples: ['git.acme.internal'],
        required: ['path'],
        additionalProperties: false,
        properties: {
          path: {
            description: 'The module path pattern. Example: github.com/partner',
            type: 'string',
            minLength: 1,
            examples: ['github.com/partner'],
          },
          via: {
            description:
              'How these modules are fetched: `direct` from their repository, `proxy` through go.proxy (a private one). Default: direct.',
            type: 'string',
            enum: ['direct', 'proxy'],
            default: 'direct',
            examples: ['proxy'],
          },
        },
      },
    },
    sumdb: {
      description:
        "GOSUMDB: the checksum database that proves module contents. `default` is Go's own, `sum.golang.google.cn` the same one under an address that answers in China; another one is an object. It cannot be switched off here: see `insecure`. Default: what the machine has.",
      type: ['string', 'object'],
      examples: ['default', 'sum.golang.google.cn'],
      required: ['name'],
      additionalProperties: false,
      properties: {
        name: {
          description: 'Name of the database, host or host/path. Example: sum.acme.internal',
          type: 'string',
          minLength: 1,
          examples: ['sum.acme.internal'],
        },
        key: {
          description:
            'Its verifier key, name+hash+base64, as the database publishes it. Needed for every database that go does not know.',
          type: 'string',
          minLength: 1,
          examples: ['sum.acme.internal+0a1b2c3d+AZ…'],
        },
        url: {
          description:
            'URL of the server that answers for it (of the database, not of a module proxy). Default: https:// and the name.',
          type: 'string',
          minLength: 1,
          examples: ['https://sum.acme.internal'],
        },
      },
    },
    vcs: {
      description:
        "GOVCS: which version control systems go may run, by module path; the first rule that matches decides. Replaces an inherited list as a whole. Default: Go's own (git and hg for public modules, all for private ones). Example: [{ git.acme.internal: [git] }]",
      type: 'array',
      minItems: 1,
      examples: [[{ 'git.acme.internal': ['git'] }]],
      items: {
        description:
          'One rule: a module path pattern, `public` or `private`, and its list. Example: { public: [git] }',
        type: 'object',
        minProperties: 1,
        maxProperties: 1,
        examples: [{ 'git.acme.internal': ['git'] }],
        additionalProperties: {
          description: 'Systems allowed: git, hg, svn, bzr, fossil; or `all`, or `off`. Example: [git]',
          type: 'array',
          minItems: 1,
          examples: [['git']],
          items: {
            description: 'Name of a version control system.',
            type: 'string',
            enum: ['git', 'hg', 'svn', 'bzr', 'fossil', 'all', 'off'],
            examples: ['git'],
          },
        },
      },
    },
    toolchain: {
      description:
        'GOTOOLCHAIN: what go does when a module asks for a newer Go: `local` stays with the installed one, `auto` downloads the other, `path` looks for it in PATH alone. Default: what the machine has.',
      type: 'string',
      enum: ['local', 'auto', 'path'],
      examples: ['local'],
    },
    install: {
      description:
        'Installs that version of Go where it is missing, through go.proxy, verified by the checksum database. Default: none. Example: 1.26.8',
      type: 'string',
      pattern: '^[0-9]+\\.[0-9]+(\\.[0-9]+)?((rc|beta)[0-9]+)?$',
      examples: ['1.26.8'],
    },
    env: {
      description:
        'Other settings of go, name to value; a leading ~/ is the home (refused at scope machine). GOFLAGS, GOPATH, GOBIN, GOMODCACHE, GOCACHE, CGO_ENABLED, GOOS and GOARCH; more with `--allow NAME`. Merged with inherited ones by name. Default: none. Example: { GOFLAGS: -modcacherw }',
      type: 'object',
      examples: [{ GOFLAGS: '-modcacherw' }],
      propertyNames: { pattern: '^[A-Z][A-Z0-9_]*$' },
      additionalProperties: {
        description: 'The value, as go/env will hold it.',
        type: 'string',
        examples: ['-modcacherw'],
      },
      properties: {
        GOFLAGS: {
          description: 'Flags for every go command, harmless ones alone. Example: -modcacherw',
          type: 'string',
          examples: ['-modcacherw'],
        },
        GOPATH: {
          description: 'Folder of modules and installed programs. Example: ~/go',
          type: 'string',
          examples: ['~/go'],
        },
        GOBIN: {
          description: 'Folder where `go install` puts programs. Example: ~/go/bin',
          type: 'string',
          examples: ['~/go/bin'],
        },
        GOMODCACHE: {
          description: 'Folder of downloaded modules. Example: ~/go/pkg/mod',
          type: 'string',
          examples: ['~/go/pkg/mod'],
        },
        GOCACHE: {
          description: 'Folder of built packages. Example: ~/.cache/go-build',
          type: 'string',
          examples: ['~/.cache/go-build'],
        },
        CGO_ENABLED: {
          description: 'Whether cgo is used: "0" or "1". Example: "0"',
          type: 'string',
          examples: ['0'],
        },
        GOOS: {
          description: 'Operating system to build for. Example: linux',
          type: 'string',
          examples: ['linux'],
        },
        GOARCH: {
          description: 'Processor to build for. Example: amd64',
          type: 'string',
          examples: ['amd64'],
        },
      },
    },
  },
} as const satisfies SchemaNode;
