import type { Rule } from '../rule.ts';

/**
 * For the end of a log in which nothing else is known. Every compiler and vet text stands behind `file.go:line:column:`;
 * a new one must not read as a fault of the network, and no list of texts is ever whole.
 */
export const LAST_RESORT: readonly Omit<Rule, 'any'>[] = [
  {
    code: 'not_network.compile_error',
    match:
      /^(?:[a-z][\w-]*: |#\d+ )?(?:[A-Za-z]:)?[^\s:]+\.(?:go|s|y|c|h|cc|cpp):\d+(?::\d+)?:(?: error:)? (?!.*(?:https?:\/\/|dial tcp|x509|lookup |proxy|timeout|EOF|connection|certificate))\S/i,
    yes: ['/src/x/zsyscall.go:27:3: //go:linkname must refer to declared function or variable'],
    no: ['/src/x/a.go:3:2: example.com/a@v1.0.0: Get "https://goproxy.cn/x": strange', 'http.go said 3:4'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/compile/internal/base/print.go',
  },
  {
    code: 'not_network.other_tool',
    match:
      /^\s*\S+\.(?:proto|ya?ml|json|toml|tf|hcl|[jt]sx?|py|sh|rs|java|kt|sql|md|css|scss|html|vue|lua):\d+(?::\d+)?:? ?(?!.*(?:https?:\/\/|dial tcp|x509|lookup |proxy|timeout|EOF|connection|certificate))\S/i,
    yes: ['api/v1/a.proto:3:1:Files with package "a" must be within a directory "a"'],
    no: ['client.py:3: connection refused', 'main.go:3:1: x'],
    source: 'https://www.gnu.org/prep/standards/html_node/Errors.html',
  },
  {
    code: 'not_network.go_usage',
    match: /^go(?: \w+)*: (?:-\w|unknown (?:flag|command|subcommand)|'go \w+)/,
    yes: ['go: -tags space-separated list contains comma'],
    no: ['go: downloading example.com/a v1.0.0'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/work/action.go',
  },
];
