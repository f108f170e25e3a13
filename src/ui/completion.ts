/** Everything a shell can complete for goenv: read from the tables that goenv itself works by. */
export interface Completable {
  /** Command to what follows it. */
  readonly commands: ReadonlyMap<string, { readonly options: readonly string[]; readonly words: Words }>;
  /** Options with a value, and what it can be; without an entry: no value. */
  readonly values: ReadonlyMap<string, Words>;
}

/** Words to choose from, and whether a file may stand there too. */
export interface Words {
  readonly words: readonly string[];
  readonly files: boolean;
}

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** The script that teaches a shell to complete goenv. It holds names alone and runs nothing, goenv neither. */
export function completionScript(shell: Shell, all: Completable): string {
  if (shell === 'fish') return fishScript(all);
  return shell === 'bash' ? bashScript(all) : zshScript(all);
}

function bashScript({ commands, values }: Completable): string {
  const cases = [...commands].map(
    ([name, { options, words }]) => `    ${name}) options='${options.join(' ')}'; ${bashWords(words)} ;;`,
  );
  const followers = [...values].map(([option, words]) => `    ${option}) options=; ${bashWords(words)} ;;`);
  return `# goenv completion for bash. In ~/.bashrc: eval "$(goenv completion bash)"
_goenv() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  local options= words= files=
  COMPREPLY=()
  # bash takes --lang=en apart at the =.
  if [[ $current == = ]]; then current=; elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if (( COMP_CWORD == 1 )); then
    words='${[...commands.keys()].join(' ')} --help --version'
  else case $previous in
${followers.join('\n')}
    *) case $command in
${cases.map((line) => `  ${line}`).join('\n')}
      esac ;;
  esac; fi
  if [[ $current == -* && -n $options ]]; then words=$options files=; fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  if [[ -n $files ]]; then
    compopt -o filenames 2>/dev/null
    mapfile -t -O "\${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")
  fi
}
complete -F _goenv goenv
`;
}

function bashWords({ words, files }: Words): string {
  return `words='${words.join(' ')}'; files=${files ? 'yes' : ''}`;
}

function zshScript({ commands, values }: Completable): string {
  const cases = [...commands].map(
    ([name, { options, words }]) => `    ${name}) options=(${options.join(' ')}); ${zshWords(words)} ;;`,
  );
  const followers = [...values].map(([option, words]) => `    ${option}) ${zshWords(words)} ;;`);
  return `#compdef goenv
# goenv completion for zsh. As _goenv in a folder of $fpath, or in ~/.zshrc after compinit: eval "$(goenv completion zsh)"
_goenv() {
  local previous=\${words[CURRENT-1]} command=\${words[2]} files=
  local -a options choices
  if (( CURRENT == 2 )); then
    choices=(${[...commands.keys()].join(' ')} --help --version)
  else case $previous in
${followers.join('\n')}
    *) case $command in
${cases.map((line) => `  ${line}`).join('\n')}
      esac ;;
  esac; fi
  if [[ $PREFIX == -* && \${#options} -gt 0 ]]; then choices=($options); files=; fi
  compadd -- $choices
  if [[ -n $files ]]; then _files; fi
}
if [[ \${funcstack[1]} == _goenv ]]; then _goenv "$@"; else compdef _goenv goenv; fi
`;
}

function zshWords({ words, files }: Words): string {
  return `choices=(${words.join(' ')}); files=${files ? 'yes' : ''}`;
}

function fishScript({ commands, values }: Completable): string {
  const names = [...commands.keys()];
  const lines = [
    '# goenv completion for fish: goenv completion fish > ~/.config/fish/completions/goenv.fish',
    'complete -c goenv -f',
    `complete -c goenv -n __fish_use_subcommand -a '${names.join(' ')}'`,
    `complete -c goenv -n __fish_use_subcommand -l help -l version`,
  ];
  for (const [name, { options, words }] of commands) {
    const when = `complete -c goenv -n '__fish_seen_subcommand_from ${name}'`;
    const what = words.words.length > 0 ? ` -a '${words.words.join(' ')}'` : '';
    if (what !== '' || words.files) lines.push(`${when}${words.files ? ' -F' : ''}${what}`);
    for (const option of options) lines.push(`${when} ${fishOption(option, values.get(option))}`);
  }
  return `${lines.join('\n')}\n`;
}

function fishOption(option: string, value: Words | undefined): string {
  const flag = option.startsWith('--') ? `-l ${option.slice(2)}` : `-s ${option.slice(1)}`;
  if (!value) return flag;
  if (value.files) return `${flag} -r -F`;
  return value.words.length > 0 ? `${flag} -x -a '${value.words.join(' ')}'` : `${flag} -x`;
}
