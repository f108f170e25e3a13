/** A login that a netrc file has for a host. */
export interface Login {
  readonly login: string;
  readonly password: string;
}

/**
 * The login of a host, as go reads it: `host` is that of the URL, with its port; an entry counts once it has all three;
 * `default` and what follows it counts for nobody. Source: cmd/go/internal/auth/netrc.go `parseNetrc`.
 */
export function netrcLogin(text: string, host: string): Login | undefined {
  return netrcEntries(text).find(({ machine }) => machine === host);
}

/** Every entry that go takes, in order. */
export function netrcEntries(text: string): readonly (Login & { readonly machine: string })[] {
  const found: (Login & { readonly machine: string })[] = [];
  let entry: Record<string, string> = {};
  let inMacro = false;
  for (const line of text.split('\n')) {
    if (inMacro) {
      inMacro = line !== '';
      continue;
    }
    const fields = line.split(/\s+/).filter(Boolean);
    for (let at = 0; at < fields.length - 1; at += 2) {
      const [name = '', value = ''] = fields.slice(at, at + 2);
      if (name === 'machine') entry = { machine: value };
      else if (name === 'default') return found;
      else if (name === 'macdef') inMacro = true;
      else entry[name] = value;
      const { machine, login, password } = entry;
      if (!machine || !login || !password) continue;
      found.push({ machine, login, password });
      entry = {};
    }
    if (fields[0] === 'default') return found;
  }
  return found;
}
