import type { ENGINE_CODES } from '../../core/codes/engine.ts';
import { referenceTexts } from './credentials.ts';
import type { Texts } from './texts.ts';

export const engine: Texts<(typeof ENGINE_CODES)[number]> = {
  ...referenceTexts,
  LOCATION_MOVED: {
    en: {
      title: 'the settings files are somewhere else now',
      message:
        'goenv wrote {path} when these were different: {changed}. {planner} would now use another file, and that one would be left behind. Nothing was changed.',
      remedy: 'set the variables as they were, or take back what was written there first',
      commands: ['goenv revert'],
    },
    zh: {
      title: '设置文件的位置变了',
      message:
        'goenv 写入 {path} 时，以下变量的值与现在不同：{changed}。{planner} 现在会用另一个文件，而那一个会被遗留下来。未做任何改动。',
      remedy: '把变量恢复成当时的值，或先撤销当时写入的内容',
      commands: ['goenv revert'],
    },
  },
  NOT_CONVERGED: {
    en: {
      title: 'the change did not take',
      message:
        'After the steps of {planner} ran, these settings still are not what they should be: {keys}. Another program may be writing the same files.',
      remedy:
        'find out what else writes these files, then run the same command again; what goenv did is in its journal',
    },
    zh: {
      title: '改动没有生效',
      message: '{planner} 的步骤已执行，但以下设置仍不符合预期：{keys}。可能有其他程序在写同样的文件。',
      remedy: '查明还有什么程序在写这些文件，然后再次运行同一命令；goenv 做过的改动都在日志里',
    },
  },
  CHANGED_UNDERNEATH: {
    en: {
      title: '{path} keeps changing',
      message:
        'Another program wrote {path} between reading and writing, several times in a row. Nothing of its changes was overwritten.',
      remedy: 'stop the other program (an editor, a loop of `go env -w`), then run the same command again',
    },
    zh: {
      title: '{path} 一直在变',
      message: '在读取和写入之间，另一个程序多次改写了 {path}。它的改动没有被覆盖。',
      remedy: '停止那个程序（编辑器、循环执行的 `go env -w` 等），再运行同一命令',
    },
  },
  CHANGED_SINCE: {
    en: {
      title: '{key} was changed by somebody since goenv wrote it',
      message:
        'goenv would put {key} ({planner}) back, but it no longer has the value that goenv wrote, so it was left alone.',
      remedy: 'keep it as it is, or let goenv put back what was there first',
      commands: ['goenv revert --force'],
    },
    zh: {
      title: '{key} 在 goenv 写入后被他人改过',
      message: 'goenv 本应把 {key}（{planner}）恢复原值，但它已不是 goenv 写入的值，因此未动。',
      remedy: '可保持现状，或让 goenv 恢复最初的值',
      commands: ['goenv revert --force'],
    },
  },
  CHANGED_SINCE_OVERWRITTEN: {
    en: {
      title: '{key} was changed by somebody since',
      message:
        "The value of {key} ({planner}) was not the one goenv wrote last; the profile's value is set again.",
      remedy: '',
    },
    zh: {
      title: '{key} 被他人改过',
      message: '{key}（{planner}）的值不是 goenv 上次写入的值；已按 profile 重新设置。',
      remedy: '',
    },
  },
  NOT_IN_FORCE: {
    en: {
      title: '{key} is written but not in force',
      message: "{by} = {value} overrides {key}, so programs do not see the profile's value.",
      remedy: 'remove that setting, or take it into the profile',
    },
    zh: {
      title: '{key} 已写入但未生效',
      message: '{by} = {value} 覆盖了 {key}，程序看不到 profile 中的值。',
      remedy: '删除那处设置，或把它写进 profile',
    },
  },
  NOT_IN_FORCE_VARIABLE: {
    en: {
      title: '{key} is written but not in force',
      message:
        'The exported variable {variable} = {value} overrides {key}: an environment variable always beats the settings file.',
      remedy: 'remove the line that exports it, and unset it in the shells that are open',
      commands: ['unset {variable}'],
    },
    zh: {
      title: '{key} 已写入但未生效',
      message: '导出的环境变量 {variable} = {value} 覆盖了 {key}：环境变量总是优先于设置文件。',
      remedy: '删除导出它的那一行，并在已打开的 shell 中取消该变量',
      commands: ['unset {variable}'],
    },
  },
  FILE_MENDED: {
    en: {
      title: '{path} was mended, not restored whole',
      message:
        'Somebody edited {path} after goenv wrote it. goenv took out its own settings one by one and kept everything else.',
      remedy: '',
    },
    zh: {
      title: '{path} 已逐项修正，而非整体还原',
      message: '{path} 在 goenv 写入后被他人编辑过。goenv 只逐项撤回自己的设置，其余内容全部保留。',
      remedy: '',
    },
  },
  INTERRUPTED: {
    en: {
      title: 'interrupted',
      message: 'goenv stopped at your request, between two steps; the journal says what was done.',
      remedy: 'run the same command again to finish, or revert',
      commands: ['goenv revert'],
    },
    zh: {
      title: '已中断',
      message: 'goenv 按要求在两个步骤之间停下；已做的改动都在日志里。',
      remedy: '再次运行同一命令即可完成，或撤销',
      commands: ['goenv revert'],
    },
  },
  JOURNAL_BROKEN: {
    en: {
      title: "goenv's journal cannot be read",
      message:
        '{path} is not a journal: cut off, or edited. It holds what your files were before goenv, so nothing was changed.',
      remedy:
        'put the file back from a backup; only if there is none, move it away, and goenv starts anew without knowing what it changed before',
      commands: ['mv {path} {path}.broken'],
    },
    zh: {
      title: '无法读取 goenv 的日志',
      message:
        '{path} 不是有效的日志：可能被截断或被编辑过。它保存着文件在使用 goenv 之前的内容，因此未做任何改动。',
      remedy: '从备份恢复该文件；实在没有备份时才移走它，goenv 将重新开始，但不再知道以前改过什么',
      commands: ['mv {path} {path}.broken'],
    },
  },
  JOURNAL_NEWER: {
    en: {
      title: "goenv's journal is from a newer goenv",
      message: '{path} has format {version}, which this goenv does not know. Nothing was changed.',
      remedy: 'use the newer goenv that wrote it',
    },
    zh: {
      title: 'goenv 的日志来自更新的版本',
      message: '{path} 的格式版本为 {version}，当前 goenv 不认识。未做任何改动。',
      remedy: '使用写入它的新版 goenv',
    },
  },
  LOCKED: {
    en: {
      title: 'another goenv is at work',
      message: 'Process {pid} (`{command}`) holds {path}, and did not finish in time. Nothing was changed.',
      remedy: 'wait for it, or end it if it hangs; its journal stays consistent',
      commands: ['ps -p {pid}'],
    },
    zh: {
      title: '另一个 goenv 正在运行',
      message: '进程 {pid}(`{command}`)持有 {path}，且未在限定时间内结束。未做任何改动。',
      remedy: '等它结束；若已挂起可终止它，日志仍保持一致',
      commands: ['ps -p {pid}'],
    },
  },
  LOCK_STUCK: {
    en: {
      title: 'the lock of another machine or container',
      message:
        '{path} is held by a goenv whose process cannot be seen from here (another host or container shares this folder). Nothing was changed.',
      remedy: 'make sure that no goenv runs there, then remove the lock',
      commands: ['rm {path}'],
    },
    zh: {
      title: '锁由另一台机器或容器持有',
      message: '持有 {path} 的 goenv 进程在此处不可见（该目录由其他主机或容器共享）。未做任何改动。',
      remedy: '确认那边没有 goenv 在运行，然后删除锁文件',
      commands: ['rm {path}'],
    },
  },
  NOT_A_FILE: {
    en: {
      title: '{path} is not a file',
      message: '{path} is a {kind}; a regular file is needed there. Nothing was changed.',
      remedy: 'move it away, or put a file in its place',
      commands: ['ls -ld {path}'],
    },
    zh: {
      title: '{path} 不是文件',
      message: '{path} 是 {kind}，而这里需要普通文件。未做任何改动。',
      remedy: '移走它，或换成普通文件',
      commands: ['ls -ld {path}'],
    },
  },
  LINK_LOOP: {
    en: {
      title: 'symbolic links go round in circles',
      message: 'Following {path} needs more than 40 links.',
      remedy: 'mend the links',
      commands: ['ls -l {path}'],
    },
    zh: {
      title: '符号链接成环',
      message: '解析 {path} 需要超过 40 层链接。',
      remedy: '修正这些链接',
      commands: ['ls -l {path}'],
    },
  },
  NOT_READABLE: {
    en: {
      title: '{path} cannot be read',
      message: 'The system says {reason}. Nothing was changed.',
      remedy: 'make the file readable for you',
      commands: ['ls -l {path}'],
    },
    zh: {
      title: '无法读取 {path}',
      message: '系统返回 {reason}。未做任何改动。',
      remedy: '让当前用户可以读取该文件',
      commands: ['ls -l {path}'],
    },
  },
  FILE_TOO_LARGE: {
    en: {
      title: '{path} is too large',
      message: 'It has {size}; goenv reads files of up to {limit}. Nothing was changed.',
      remedy: 'look whether it is the file you meant',
      commands: ['ls -l {path}'],
    },
    zh: {
      title: '{path} 太大',
      message: '它有 {size}；goenv 最多读取 {limit} 的文件。未做任何改动。',
      remedy: '请确认是否是你要的文件',
      commands: ['ls -l {path}'],
    },
  },
  NOT_WRITABLE: {
    en: {
      title: '{path} cannot be written',
      message: 'The folder {folder} does not allow it ({reason}). Nothing was changed.',
      remedy: 'make the folder writable for you, or leave this planner out with --skip',
      commands: ['ls -ld {folder}'],
    },
    zh: {
      title: '无法写入 {path}',
      message: '目录 {folder} 不允许写入（{reason}）。未做任何改动。',
      remedy: '让当前用户可以写该目录，或用 --skip 跳过这个 planner',
      commands: ['ls -ld {folder}'],
    },
  },
  READ_ONLY_FILE: {
    en: {
      title: '{path} is write-protected',
      message: 'Its owner took the write permission away, and goenv respects that. Nothing was changed.',
      remedy: 'allow writing, or leave this planner out with --skip',
      commands: ['chmod u+w {path}'],
    },
    zh: {
      title: '{path} 是只读文件',
      message: '文件所有者去掉了写权限，goenv 予以尊重。未做任何改动。',
      remedy: '允许写入，或用 --skip 跳过这个 planner',
      commands: ['chmod u+w {path}'],
    },
  },
  WRITE_FAILED: {
    en: {
      title: 'writing {path} failed',
      message:
        "The system says {reason}. The file has its old bytes; goenv's journal says what was done before.",
      remedy: 'mend the cause (a full disk, a read-only mount), then run the same command again',
      commands: ['df -h {path}'],
    },
    zh: {
      title: '写入 {path} 失败',
      message: '系统返回 {reason}。文件仍是原内容；此前的改动都在 goenv 的日志里。',
      remedy: '解决原因（磁盘已满、只读挂载等），再运行同一命令',
      commands: ['df -h {path}'],
    },
  },
  TEMP_FOLDER_UNUSABLE: {
    en: {
      title: 'no place for temporary files',
      message: 'What the command needs could not be written below {path} ({reason}). It was not started.',
      remedy: 'let TMPDIR name a folder with room that you may write to',
      commands: ['df -h {path}'],
    },
    zh: {
      title: '没有可放临时文件的地方',
      message: '无法在 {path} 下写入命令所需的文件（{reason}）。命令没有启动。',
      remedy: '让 TMPDIR 指向一个有空间且可写的目录',
      commands: ['df -h {path}'],
    },
  },
  GIT_LOCK_HELD: {
    en: {
      title: "git's lock on {path} is held",
      message:
        '{lock} is there: a git command is running, or one died and left it. goenv does not write beside it. Nothing was changed in this file.',
      remedy: 'if no git runs, remove the stale lock',
      commands: ['rm {lock}'],
    },
    zh: {
      title: '{path} 被 git 锁定',
      message:
        '{lock} 存在：有 git 命令正在运行，或某个 git 异常退出后留下了它。goenv 不会在锁存在时写入，该文件未改动。',
      remedy: '确认没有 git 在运行后，删除残留的锁',
      commands: ['rm {lock}'],
    },
  },
  PROGRAM_MISSING: {
    en: {
      title: '{program} is not there',
      message: 'goenv needs {program} for this change, and it is not installed.',
      remedy: 'install it, or leave this planner out with --skip',
    },
    zh: {
      title: '缺少 {program}',
      message: '这项改动需要 {program}，但它没有安装。',
      remedy: '安装它，或用 --skip 跳过这个 planner',
    },
  },
  PROGRAM_FAILED: {
    en: {
      title: '{program} failed',
      message: '`{command}` ended with {status}: {output}',
      remedy: 'mend what it complains about, then run the same command again',
      commands: ['{command}'],
    },
    zh: {
      title: '{program} 执行失败',
      message: '`{command}` 以 {status} 结束：{output}',
      remedy: '解决它报告的问题，再运行同一命令',
      commands: ['{command}'],
    },
  },
  PROGRAM_STILL_RUNS: {
    en: {
      title: 'a program of an interrupted run still works',
      message:
        'goenv was killed while a program of the system worked for it, and that one has not ended in two minutes. Two at once would spoil each other. Nothing was changed.',
      remedy: 'wait for it, or end it; then run the same command again',
      commands: ['ps -ef'],
    },
    zh: {
      title: '被中断的运行所启动的程序仍在工作',
      message:
        'goenv 被杀掉时，系统的一个程序正在为它工作，两分钟后仍未结束。两个同时运行会互相破坏。未做任何改动。',
      remedy: '等它结束，或结束它；然后再次运行同一命令',
      commands: ['ps -ef'],
    },
  },
  PROGRAM_TIMED_OUT: {
    en: {
      title: '{program} did not end',
      message: '`{command}` was ended after {seconds} s.',
      remedy: 'see what it waits for, then run the same command again',
      commands: ['{command}'],
    },
    zh: {
      title: '{program} 没有结束',
      message: '`{command}` 运行 {seconds} 秒后被终止。',
      remedy: '查明它在等待什么，再运行同一命令',
      commands: ['{command}'],
    },
  },
  STALE_PLAN: {
    en: {
      title: 'the machine changed since the plan was made',
      message: 'What would be done now is not what was shown: {keys}. Nothing was changed.',
      remedy: 'look at the new plan, then apply it',
      commands: ['goenv plan'],
    },
    zh: {
      title: '计划已过期',
      message: '现在要做的改动与之前展示的不同：{keys}。未做任何改动。',
      remedy: '查看新的计划后再应用',
      commands: ['goenv plan'],
    },
  },
  PLAN_FILE_BROKEN: {
    en: {
      title: '{path} is not a plan of this goenv',
      message: 'The file cannot be read as a saved plan ({reason}). Nothing was changed.',
      remedy: 'make it again',
      commands: ['goenv plan --out {path}'],
    },
    zh: {
      title: '{path} 不是本版本 goenv 的计划文件',
      message: '无法作为已保存的计划读取（{reason}）。未做任何改动。',
      remedy: '重新生成',
      commands: ['goenv plan --out {path}'],
    },
  },
  NOTHING_APPLIED: {
    en: {
      title: 'no profile is applied here',
      message: '`goenv check` without a profile compares with what was applied last, and nothing was.',
      remedy: 'apply a profile, or name the one to compare with',
      commands: ['goenv check PROFILE'],
    },
    zh: {
      title: '本机未应用任何配置',
      message: '不带 profile 的 `goenv check` 会与上次应用的配置比较，但还没有应用过。',
      remedy: '先应用一个 profile，或指明要比较的 profile',
      commands: ['goenv check PROFILE'],
    },
  },
  ROOT_IN_OTHER_HOME: {
    en: {
      title: "root would write into somebody else's home",
      message:
        '{home} belongs to uid {uid}. Files that root makes there would lock that user out (sudo with a kept HOME, mostly). Nothing was changed.',
      remedy: 'run goenv as that user, without sudo; or as root with `--user NAME`',
    },
    zh: {
      title: 'root 将写入他人的主目录',
      message:
        '{home} 属于 uid {uid}。root 在那里创建的文件会让该用户无法使用（多半是 sudo 保留了 HOME）。未做任何改动。',
      remedy: '以该用户身份运行 goenv，不要用 sudo；或以 root 身份加 `--user NAME` 运行',
    },
  },
  NEED_ROOT: {
    en: {
      title: 'this takes the rights of root',
      message: '`{command}` is for root alone, and goenv was started by somebody else. Nothing was changed.',
      remedy:
        'run it as root; `--no-sudo` prints the command for an administrator; `--root DIR` prepares an image',
    },
    zh: {
      title: '需要 root 权限',
      message: '`{command}` 只能由 root 执行，而 goenv 不是由 root 启动的。未做任何改动。',
      remedy: '以 root 身份运行；`--no-sudo` 会列出供管理员执行的命令；`--root DIR` 用于准备镜像',
    },
  },
  ROOT_NEEDED: {
    en: {
      title: 'root has to do the rest',
      message: 'With --no-sudo goenv prints what takes the rights of root instead of running it.',
      remedy: 'run these commands as they stand, then `goenv check`',
    },
    zh: {
      title: '其余部分需由 root 完成',
      message: '使用 --no-sudo 时，goenv 只列出需要 root 权限的命令，而不执行。',
      remedy: '原样运行这些命令，然后运行 `goenv check`',
    },
  },
  SUDO_MISSING: {
    en: {
      title: 'sudo cannot be run',
      message:
        "The profile's certificates belong into the system's trust store, which takes the rights of root, and there is no working sudo here. Nothing was changed.",
      remedy:
        'run with `--no-sudo` and give the commands it prints to an administrator, or use `trust: { scope: user }`',
    },
    zh: {
      title: '无法运行 sudo',
      message: '配置中的证书要放进系统的信任库，需要 root 权限，而本机没有可用的 sudo。未做任何改动。',
      remedy: '加 `--no-sudo` 运行，把列出的命令交给管理员，或使用 `trust: { scope: user }`',
    },
  },
  SUDO_REFUSED: {
    en: {
      title: 'sudo does not let uid {uid} do this',
      message:
        'sudo refuses `{command}`, or wants a password and there is no terminal to ask on. This was not done.',
      remedy:
        'run goenv in a terminal, or with `--no-sudo` and give the commands it prints to an administrator, or use `trust: { scope: user }`',
    },
    zh: {
      title: 'sudo 不允许 uid {uid} 执行此操作',
      message: 'sudo 拒绝了 `{command}`，或者需要密码而没有可以询问的终端。这一步没有执行。',
      remedy: '在终端中运行 goenv；或加 `--no-sudo`，把列出的命令交给管理员；或使用 `trust: { scope: user }`',
    },
  },
  ELEVATION_REFUSED: {
    en: {
      title: 'goenv does not ask sudo for this',
      message:
        "`{command}` is none of the three things that goenv does as root: writing or removing a file of its own in the system's trust store, and rebuilding it. This step was not done.",
      remedy: 'this is a mistake of goenv; report it with the output of `goenv plan --json`',
    },
    zh: {
      title: 'goenv 不会让 sudo 执行此操作',
      message:
        '`{command}` 不属于 goenv 以 root 身份所做的三件事：在系统信任库中写入或删除自己的文件，以及重建信任库。未执行此步骤。',
      remedy: '这是 goenv 的错误；请附上 `goenv plan --json` 的输出报告',
    },
  },
  OWNED_BY_OTHER: {
    en: {
      title: 'somebody else applied a profile to this machine',
      message:
        "{path} belongs to uid {uid}: what that profile set is not uid {me}'s to change, and what it found before is not believed. Nothing was changed.",
      remedy: 'revert it as that user first',
      commands: ['goenv revert'],
    },
    zh: {
      title: '本机已由他人应用了配置',
      message:
        '{path} 属于 uid {uid}：那份配置的设置不归 uid {me} 更改，其中记录的原值也不可信。未做任何改动。',
      remedy: '先以该用户身份恢复',
      commands: ['goenv revert'],
    },
  },
  NO_HOME: {
    en: {
      title: 'no home folder',
      message: 'HOME is not set and the password database has no home for this user.',
      remedy: 'set HOME to a folder',
      commands: ['HOME=/path/to/home goenv plan'],
    },
    zh: {
      title: '找不到主目录',
      message: '未设置 HOME，密码数据库中也没有该用户的主目录。',
      remedy: '把 HOME 设为一个目录',
      commands: ['HOME=/path/to/home goenv plan'],
    },
  },
  NO_WORKING_FOLDER: {
    en: {
      title: 'the current folder is gone',
      message: 'The folder that this shell stands in has been removed ({reason}).',
      remedy: 'go to a folder that exists, and run goenv again',
      commands: ['cd'],
    },
    zh: {
      title: '当前目录已不存在',
      message: '此 shell 所在的目录已被删除（{reason}）。',
      remedy: '进入一个存在的目录，再运行 goenv',
      commands: ['cd'],
    },
  },
  REFERENCES_MISSING: {
    en: {
      title: 'the profile refers to values that are not here',
      message:
        'These references have no value: {references}. goenv reads them from the environment when it applies the profile. Nothing was changed.',
      remedy: 'set the variables for this one command, and run it again',
    },
    zh: {
      title: 'profile 引用的值不存在',
      message: '以下引用没有值:{references}。goenv 在应用 profile 时从环境变量读取它们。未做任何改动。',
      remedy: '为这一条命令设置这些变量,然后重新运行',
    },
  },
  SECRET_THROUGH_LINK: {
    en: {
      title: '{path} is a symbolic link',
      message:
        'A password would be written to this file. Behind the link it may end up in a folder that others read, or that is copied elsewhere. Nothing was changed.',
      remedy: 'replace the link with a file of its own',
      commands: ['rm {path}'],
    },
    zh: {
      title: '{path} 是符号链接',
      message: '此文件将写入密码。通过该链接,密码可能落到他人可读或会被复制到别处的目录。未做任何改动。',
      remedy: '删除该链接,改用独立的文件',
      commands: ['rm {path}'],
    },
  },
  PROVIDER_LEFT_OUT: {
    en: {
      title: '{planner} needs {provider}',
      message:
        'Settings of {planner} name files that {provider} writes, and {provider} is left out of this run. Nothing was changed.',
      remedy: 'choose both, or leave both out',
    },
    zh: {
      title: '{planner} 依赖 {provider}',
      message: '{planner} 的设置会引用 {provider} 写入的文件,而本次运行没有包含 {provider}。未做任何改动。',
      remedy: '两者都选,或都不选',
    },
  },
  USER_LEFT_OUT: {
    en: {
      title: '{planner} still needs {provider}',
      message:
        'This run would take away files of {provider}. Settings of {planner} name them, and {planner} is left out of this run. Nothing was changed.',
      remedy: 'choose both, or leave both out',
    },
    zh: {
      title: '{planner} 仍依赖 {provider}',
      message:
        '本次运行会移除 {provider} 的文件,而 {planner} 的设置仍引用这些文件,且本次运行没有包含 {planner}。未做任何改动。',
      remedy: '两者都选,或都不选',
    },
  },
};
