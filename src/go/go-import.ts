/** `<meta name="go-import" content="root vcs url [subdirectory]">`: where the repository of an import path is. */
export interface GoImport {
  readonly root: string;
  readonly vcs: string;
  readonly url: string;
}

/** The tags of a page, up to its body. Source: cmd/go/internal/vcs/discovery.go `parseMetaGoImports`. */
export function goImports(html: string): readonly GoImport[] {
  const head = html.split(/<body|<\/head/i)[0] ?? '';
  return [...head.matchAll(/<meta\b[^>]*>/gi)].flatMap(([tag]) => {
    if (!/\bname\s*=\s*["']?go-import["'\s]/i.test(`${tag} `)) return [];
    const content = /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag);
    const [root, vcs, url] = (content?.[1] ?? content?.[2] ?? '').trim().split(/\s+/);
    return root && vcs && url ? [{ root, vcs, url }] : [];
  });
}
