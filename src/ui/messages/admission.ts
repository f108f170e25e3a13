import type { ADMISSION_CODES } from '../../core/codes/admission.ts';
import type { Texts } from './texts.ts';

export const admission: Texts<(typeof ADMISSION_CODES)[number]> = {
  POLICY_FORBIDS: {
    en: {
      title: 'the exception `{allow}` for {target} is forbidden here',
      message:
        'A settings file forbids every exception of this kind, whatever its reason. Nothing was changed.',
      remedy: 'take the exception out of the profile, or ask whoever keeps that settings file',
    },
    zh: {
      title: '此处禁止对 {target} 使用例外 `{allow}`',
      message: '某个设置文件禁止这类例外，无论理由为何。未做任何改动。',
      remedy: '从 profile 中删除该例外，或询问维护该设置文件的人',
    },
  },
  POLICY_NAME: {
    en: {
      title: 'a profile named `{name}` may not be used here',
      message: 'A settings file lets only profiles of these names through: {names}. Nothing was changed.',
      remedy: 'use one of those, or ask whoever keeps that settings file',
    },
    zh: {
      title: '此处不允许使用名为 `{name}` 的 profile',
      message: '某个设置文件只允许这些名称的 profile：{names}。未做任何改动。',
      remedy: '改用其中之一，或询问维护该设置文件的人',
    },
  },
  POLICY_NEEDS_APPROVAL: {
    en: {
      title: 'the exception `{allow}` for {target} needs an approval here',
      message:
        'A settings file has exceptions judged as in {environment}, whatever environment the profile states, and there each needs `approvedBy`. Nothing was changed.',
      remedy: 'have it approved, and write the ticket or person into `approvedBy`',
    },
    zh: {
      title: '此处对 {target} 的例外 `{allow}` 需要批准',
      message:
        '某个设置文件要求按 {environment} 环境审查例外，无论 profile 声明何种环境，而该环境中的每个例外都需要 `approvedBy`。未做任何改动。',
      remedy: '先获得批准，并把工单号或批准人写入 `approvedBy`',
    },
  },
  POLICY_TOO_LONG: {
    en: {
      title: 'the exception `{allow}` for {target} lasts too long here',
      message:
        'It ends on {expires}. A settings file has exceptions judged as in {environment}, whatever environment the profile states, and there the last day may be {latest}. Nothing was changed.',
      remedy: 'let it end on {latest} at the latest, and renew it when it must go on',
    },
    zh: {
      title: '此处对 {target} 的例外 `{allow}` 期限过长',
      message:
        '它到 {expires} 才结束。某个设置文件要求按 {environment} 环境审查例外，无论 profile 声明何种环境，而该环境中最晚只能到 {latest}。未做任何改动。',
      remedy: '把结束日期设为不晚于 {latest}，到期仍需要时再续',
    },
  },
  POLICY_SIGNATURE: {
    en: {
      title: '{source} is not signed by {principal}',
      message:
        'A settings file demands that signature, made with a key of {file}, for the profile and for every file it builds on without a pinned digest. {reason}. Nothing was changed.',
      remedy: 'get the profile with its signature beside it ({source}.sig), or have it signed',
      commands: ['ssh-keygen -Y sign -n goenv-profile -f KEY {source}'],
    },
    zh: {
      title: '{source} 没有 {principal} 的签名',
      message:
        '某个设置文件要求 profile 以及它所依赖的、未固定摘要的每个文件都有此签名，密钥须列在 {file} 中。{reason}。未做任何改动。',
      remedy: '取得附带签名（{source}.sig）的 profile，或请人签名',
      commands: ['ssh-keygen -Y sign -n goenv-profile -f KEY {source}'],
    },
  },
  STRANGER_TOUCHES: {
    en: {
      title: "somebody else's profile touches your security ({kind}): {what}",
      message:
        '{source} is no file of yours: what it would make your programs trust or use has to be accepted once.',
      remedy: 'read it, and accept {source} by its digest',
      commands: ['goenv apply … --accept sha256:{sha256}'],
    },
    zh: {
      title: '他人的 profile 会影响您的安全（{kind}）：{what}',
      message: '{source} 不是您自己的文件：它要让您的程序信任或使用的东西，需要您接受一次。',
      remedy: '阅读后，按摘要接受 {source}',
      commands: ['goenv apply … --accept sha256:{sha256}'],
    },
  },
  STRANGER_NOT_ACCEPTED: {
    en: {
      title: '{source} is not a file of yours, and is not accepted yet',
      message:
        'What it would make your programs trust or use is listed above ({count}). Nothing was changed, and none of its references was looked up.',
      remedy: 'read the list, ask whom it comes from if in doubt, and accept these very bytes',
    },
    zh: {
      title: '{source} 不是您自己的文件，且尚未被接受',
      message:
        '上面列出了它要让您的程序信任或使用的东西（{count} 项）。未做任何改动，也没有读取它的任何引用。',
      remedy: '阅读该列表，如有疑问请询问来源，然后接受这份内容',
    },
  },
  STRANGER_NEEDS_ALLOW: {
    en: {
      title: "`{name}` may not be set by somebody else's profile",
      message:
        '{source} is no file of yours. A variable or flag that needs `--allow` can run programs or weaken checks; it counts from your own files alone, whatever `--allow` says.',
      remedy: 'put it into a profile of your own that extends this one',
    },
    zh: {
      title: '他人的 profile 不能设置 `{name}`',
      message:
        '{source} 不是您自己的文件。需要 `--allow` 的变量或参数可能运行程序或削弱检查；无论 `--allow` 如何，只有您自己的文件可以设置。',
      remedy: '写进您自己的 profile，并由它 extends 这一份',
    },
  },
  STRANGER_REFERENCE: {
    en: {
      title: "`{reference}` may not stand in somebody else's profile",
      message:
        '{source} is no file of yours: a reference of its to a file or a command would read your files or run programs, and send what comes out to a host that it names.',
      remedy: 'refer to a variable (`${env:NAME}`), or put this part into a profile of your own',
    },
    zh: {
      title: '他人的 profile 中不能有 `{reference}`',
      message:
        '{source} 不是您自己的文件：它对文件或命令的引用会读取您的文件或运行程序，并把结果发送到它指定的主机。',
      remedy: '改为引用变量（`${env:NAME}`），或把这一部分写进您自己的 profile',
    },
  },
  ACCEPT_UNKNOWN: {
    en: {
      title: '--accept {digest} fits nothing',
      message:
        "Accepted are texts that are not this user's own files, by the SHA-256 of their bytes. Here: {known}. Nothing was changed.",
      remedy: 'look at the digest again; a text that has changed since has another one',
    },
    zh: {
      title: '--accept {digest} 没有对应的内容',
      message: '可接受的是不属于本用户的文本，以其字节的 SHA-256 表示。此处有：{known}。未做任何改动。',
      remedy: '请核对摘要；内容改变后摘要也会不同',
    },
  },
  AUDIT_UNWRITABLE: {
    en: {
      title: 'the audit log cannot be written',
      message: '{path}: {reason}. goenv changes nothing that it cannot record. Nothing was changed.',
      remedy:
        'see that it is a regular file of this user, that the folder may be written to and the disk is not full',
    },
    zh: {
      title: '无法写入审计日志',
      message: '{path}：{reason}。goenv 不做无法记录的改动。未做任何改动。',
      remedy: '请确认它是本用户的普通文件、所在目录可写且磁盘未满',
    },
  },
  AUDIT_INCOMPLETE: {
    en: {
      title: 'how this run ended is missing from the audit log',
      message: '{path}: {reason}. The record of its beginning is there, and the changes are in the journal.',
      remedy: 'make room, then see what is true now',
      commands: ['goenv check'],
    },
    zh: {
      title: '审计日志中缺少本次运行的结果',
      message: '{path}：{reason}。开始的记录已写入，改动也已记入 journal。',
      remedy: '腾出空间，然后查看当前状态',
      commands: ['goenv check'],
    },
  },
};
