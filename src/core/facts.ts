/** What is true of the machine, read once by `host/facts.ts`; planners see nothing else of it. */
export interface Facts {
  readonly os: 'linux' | 'darwin' | 'win32';
  /** Home folder whose settings are managed, as the programs there will see it. */
  readonly home: string;
  readonly uid: number;
  /** The home of the password database, where it is another one: what a login reads, and ssh. */
  readonly loginHome?: string;
  /**
   * `machine`: the profile is for everybody here (`scope: machine`), so that `ownConfig` is `/etc/goenv`, `stateDir`
   * `/var/lib/goenv/journal`, and settings go to the places that every user's programs read.
   */
  readonly scope?: 'machine';
  /** The environment goenv was started with. */
  readonly env: Readonly<Record<string, string>>;
  /** Today, UTC, `YYYY-MM-DD`. */
  readonly today: string;
  /** `$XDG_CONFIG_HOME` or its default. */
  readonly xdgConfig: string;
  /** goenv's own folder for files that other programs read: `$XDG_CONFIG_HOME/goenv`. */
  readonly ownConfig: string;
  /** goenv's own folder for what it unpacks: `$XDG_DATA_HOME/goenv`; `~/.local/share/goenv` when not said. */
  readonly ownData?: string;
  /** Processor, as go spells it: `amd64`, `arm64`. */
  readonly arch?: string;
  /** goenv's journal and lock: `$XDG_STATE_HOME/goenv`. */
  readonly stateDir: string;
  /** `--no-sudo`: what root has to do is handed over to the user, as commands, instead of done by sudo. */
  readonly noSudo?: boolean;
  /** `--drop`: certificates that somebody wrote into the system's generated bundle may go with the next rebuild. */
  readonly drop?: boolean;
  /** Reverting: what planners had found out of where their files lie, by name (`GOROOT`), when they wrote them. */
  readonly places?: Readonly<Record<string, string>>;
  /**
   * Apply and run alone: what references stand for that the environment does not have, by the reference as the profile
   * spells it: files, commands, answers of the user. In memory only.
   */
  readonly secrets?: ReadonlyMap<string, string>;
  /** `--unproven`: programs of systems that goenv was never run on are run, not printed. */
  readonly unproven?: boolean;
  /** Every path lies under this folder (`--root`); programs of the machine are not asked then. */
  readonly root?: string;
}

/** No machine at all: for what is pure and asks for facts that do not decide anything, such as where a pointer leads. */
export const NOWHERE: Facts = {
  os: 'linux',
  home: '~',
  uid: 0,
  env: {},
  today: '',
  xdgConfig: '',
  ownConfig: '',
  stateDir: '',
};
