/**
 * Takes secrets out of a text before anybody sees it: userinfo of URLs and the token shapes of the big forges,
 * not only values that goenv resolved itself. Everything printed, logged or put into a snapshot passes here.
 *
 * `redact('https://u:s3cret@h/')` gives `https://***@h/`.
 */
export function redact(text: string): string {
  return SHAPES.reduce((rest, [shape, mask]) => rest.replace(shape, mask), text);
}

const SHAPES: readonly (readonly [RegExp, string])[] = [
  // A user name alone may be a token; `git@` of ssh URLs is a name that everybody knows.
  [/([a-z][a-z0-9+.-]*:\/\/)(?!git@)[^\s/?#@]*@/gi, '$1***@'],
  // An unescaped slash or hash in the password: everything up to the last @ before a blank. A host with a port and the
  // `/@v/` of a module proxy behind it is none.
  [
    /([a-z][a-z0-9+.-]*:\/\/)(?![^\s/@:]*:\d+\/[^\s@]*\/@(?:v\/|latest\b))[^\s/@]*:[^\s@]*[/#?][^\s@]*@/gi,
    '$1***@',
  ],
  [/\b(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\w{20,}|glpat-[\w-]{16,}|gl[a-z]{2,5}-[\w-]{20,})/g, '***'],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, '***'],
  [/\bxox[abprs]-[\w-]{10,}/g, '***'],
  [/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g, '***'],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9+/._~-]{12,}=*/gi, '$1 ***'],
];
