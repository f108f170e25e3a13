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
];
