import { userInfo } from 'node:os';
import { fail } from '../core/diagnostic.ts';

/** Who goenv works for under `--user`. */
export interface OtherUser {
  readonly name: string;
  readonly uid: number;
  readonly home: string;
  readonly shell: string | undefined;
}

/**
 * Turns a goenv that root started into one of this user's: from here on files are read and written with that user's
 * rights, so that no link in that home leads anywhere the user could not go. What takes root's rights goes through
 * `asRoot`. Errors: `NEED_ROOT` (1), `USER_UNKNOWN` (64).
 */
export function becomeUser(name: string): OtherUser {
  if (process.geteuid?.() !== 0) fail('NEED_ROOT', { command: `--user ${name}` });
  const { uid, gid, homedir: home, shell } = lookUp(name);
  // Since Node 0.9.4 on POSIX; the types leave it out.
  (process as { initgroups?: (user: string, group: number) => void }).initgroups?.(name, gid);
  process.setegid?.(gid);
  process.seteuid?.(uid);
  return { name, uid, home, shell: shell ?? undefined };
}

/** Whether root started this goenv for another user. */
export function canRaise(): boolean {
  return process.getuid?.() === 0 && process.geteuid?.() !== 0;
}

/** Does what is synchronous in it as root, where root started this goenv for another user; else as it is. */
export function asRoot<T>(act: () => T): T {
  const [uid, gid] = [process.geteuid?.(), process.getegid?.()];
  if (!canRaise() || uid === undefined || gid === undefined) return act();
  process.seteuid?.(0);
  process.setegid?.(0);
  try {
    return act();
  } finally {
    process.setegid?.(gid);
    process.seteuid?.(uid);
  }
}

/** Starts a program as that user for good, whatever rights it asks back; as it is where nobody became another. */
export function startAsUser<T>(start: (user: { readonly uid?: number; readonly gid?: number }) => T): T {
  const [uid, gid] = [process.geteuid?.(), process.getegid?.()];
  if (!canRaise() || uid === undefined || gid === undefined) return start({});
  return asRoot(() => start({ uid, gid }));
}

/** The entry of the password database: Node tells it of the user in effect alone. */
function lookUp(name: string) {
  try {
    process.seteuid?.(name);
    return userInfo();
  } catch (cause) {
    return fail('USER_UNKNOWN', { name }, { exit: 64, cause });
  } finally {
    process.seteuid?.(0);
  }
}
