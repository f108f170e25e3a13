import type { Rule } from '../rule.ts';

/** GOPROXY: its setting, and module proxies that serve broken content. */
export const GOPROXY: readonly Rule[] = [
  {
    code: (scene) =>
      scene.shows(EDITOR)
        ? 'goproxy.off_by_gopls'
        : scene.shows(/air-?gap|offline|sandbox|nix|no internet|bundle/i)
          ? 'offline.no_network_not_cached'
          : 'goproxy.off',
    any: ['disabled by goproxy=off'],
    match: /module lookup disabled by GOPROXY=off/,
    yes: ['go: example.com/a@v1.0.0: module lookup disabled by GOPROXY=off'],
    no: ['go: module lookup disabled by -mod=vendor'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modfetch/proxy.go',
  },
  {
    code: 'env.goproxy_invalid_value',
    any: [
      'proxy url',
      'goproxy list',
      'invalid port',
      'goproxy=',
      'missing protocol scheme',
      'unsupported protocol scheme',
      'first path segment',
      'in host name',
      'no host in request url',
    ],
    match:
      /invalid proxy URL missing scheme|invalid proxy URL scheme|invalid file:\/\/ proxy URL|GOPROXY list is not the empty string|parse "?https?:\/\/\S*?[,;，； |].*: invalid (?:port|character)|parse "?https?:\/\/[^\s"]*(?: direct|;|，|；)[^"]*"?|invalid GOPROXY|parse "?(?:\\"|[^"])*"?: (?:missing protocol scheme|first path segment in URL cannot contain colon)|^(?:go: )?(?!.*(?:go-get=1|proxyconnect|proxy address))(?:.*: )?parse "https?:\/\/[^"]*": (?:invalid (?:port|character|URL escape)|net\/url: invalid)|\/@(?:v\/\S*|latest)"?: http: no Host in request URL|go(?:: | env).*GOPROXY.*(?:invalid|malformed|must)|\/@v\/\S* ?"?: unsupported protocol scheme/i,
    yes: [
      'go: invalid proxy URL missing scheme: bogus',
      'go: parse "https://goproxy.cn direct": invalid port ":1 direct" after host',
      'go: parse "https://goproxy.cn，direct": invalid character "，" in host name',
      'go: GOPROXY list is not the empty string, but contains no entries',
    ],
    no: ['parse "http://10.0.0.1:8080": ok', 'Unsupported proxy scheme for x'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modfetch/proxy.go',
  },
  {
    code: 'goproxy.insecure_credentials',
    any: ['pass credentials to insecure'],
    match: /refusing to pass credentials to insecure URL/,
    yes: [
      'refusing to pass credentials to insecure URL: http://u:xxxxx@goproxy.corp.internal/example.com/a/@v/list',
    ],
    no: ['passing credentials securely'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modfetch/proxy.go',
  },
  {
    code: 'mirror.corrupt_zip',
    any: [
      'not a valid zip',
      'has unexpected file',
      'checksum error',
      'corrupt input',
      'unexpected end of json',
      'instead of requested version',

      'invalid header',
      'unsupported compression',
    ],
    match:
      /zip: not a valid zip file|zip: checksum error|zip: unsupported compression|zip for \S+ has unexpected file|flate: corrupt input|unexpected end of JSON input|proxy returned info for version \S+ instead|gzip: invalid header/,
    yes: [
      'go: zip: not a valid zip file',
      'zip for example.com/a@v1.0.0 has unexpected file a/b.go',
      'invalid response from proxy "https://goproxy.corp.internal": unexpected end of JSON input',
    ],
    no: ['unzip: cannot find x', 'zip: created archive'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/archive/zip/reader.go',
  },
  {
    code: 'offline.no_network_not_cached',
    any: ['file://', 'not in the cache', 'no modules in cache', 'offline mode', 'cannot find module in'],
    match:
      /reading file:\/\/\S+: (?:open \S+: )?(?:no such file or directory|The system cannot find|系统找不到)|没有那个文件.*file:\/\/|not in (?:the )?(?:module )?cache.*offline|offline mode/i,
    yes: [
      'go: example.com/a@v1.0.0: reading file:///srv/bundle/example.com/a/@v/v1.0.0.info: no such file or directory',
    ],
    no: ['file:///srv/x: permission granted'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/web/file_test.go',
  },
];

/** Words of language servers and editors: they run go without the network on purpose. */
const EDITOR =
  /gopls|golangci|vscode|vs code|vim-go|coc-go|nvim|goland|language server|initial workspace load|could not import|packages\.Load|go\/packages|textDocument\/|diagnosing |publishDiagnostics|logMessage|"type":\d,"message"|\[(?:Trace|Error|Info) {1,2}- /i;
