import { isPrivateHost } from '../request.ts';
import type { Rule } from '../rule.ts';

/** How go finds a repository behind an import path. These wrap the real cause whenever the text shows one. */
export const VCS: readonly Rule[] = [
  {
    code: 'vcs.no_secure_protocol',
    any: ['protocol found for repository'],
    match: /no (?:secure )?protocol found for repository/,
    weight: 'symptom',
    yes: ['go: git.corp.internal/a.git@v1.0.0: no secure protocol found for repository'],
    no: ['no protocol given'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/vcs/vcs.go',
  },
  {
    code: (scene) =>
      scene.shows(/gitlab/i) && /go-import/.test(scene.text) && isPrivateHost(scene.request.host ?? '.x')
        ? 'gitlab.subgroup_goget_meta_unauthenticated'
        : 'vcs.unrecognized_import_path',
    any: [
      'unrecognized import path',
      'no go-import meta',
      'disagree about go-import',
      'invalid repo root',
      'go-import',
    ],
    match:
      /unrecognized import path|no go-import meta tags|disagree about go-import|invalid repo root|parse \S+go-get=1/,
    weight: 'wrapper',
    yes: [
      'go: unrecognized import path "git.corp.internal/a": parse https://git.corp.internal/a?go-get=1: no go-import meta tags ()',
    ],
    no: ['unrecognized import: path'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/vcs/vcs.go',
  },
  {
    code: 'govcs.disallowed',
    any: ['govcs disallows', 'in govcs'],
    match: /GOVCS disallows|malformed entry in GOVCS|unreachable pattern in GOVCS|empty pattern in GOVCS/,
    yes: ["GOVCS disallows using svn for public example.com/a; see 'go help vcs'"],
    no: ['the GOVCS variable'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/vcs/vcs.go',
  },
];
