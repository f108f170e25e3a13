import type { CauseCode } from '../../../core/codes/explain.ts';
import type { Texts } from '../texts.ts';
import { notNetworkOthers } from './not-network-others.ts';

export const notNetwork: Texts<Extract<CauseCode, `not_network.${string}` | 'unclassified'>> = {
  ...notNetworkOthers,
  'not_network.compile_error': {
    en: {
      title: 'the code does not compile',
      message:
        'The compiler found a mistake in the source. Everything was downloaded; no setting of this machine is at fault.',
      remedy:
        'Correct the source at the file and line named; after an update of a dependency, look into its release notes.',
      commands: ['go build ./...', 'go vet ./...'],
    },
    zh: {
      title: '代码无法编译',
      message: '编译器在源代码中发现了错误。所需内容均已下载，与本机的设置无关。',
      remedy: '请修改错误指出的文件和行；如果刚升级过依赖，请查看其发布说明。',
      commands: ['go build ./...', 'go vet ./...'],
    },
  },
  'not_network.package_missing_in_module': {
    en: {
      title: 'no required module has that package',
      message:
        'The package is not in the module or in go.mod: a misspelt or moved path, a version without it, or a requirement that was never added.',
      remedy: 'Check the import path, then add or update the module that has it.',
      commands: ['go get {module}', 'go mod tidy'],
    },
    zh: {
      title: '所需模块中没有这个包',
      message: '该包不在模块或 go.mod 中：路径拼写有误或已移动、所用版本没有它，或从未添加依赖。',
      remedy: '请检查导入路径，然后添加或升级包含它的模块。',
      commands: ['go get {module}', 'go mod tidy'],
    },
  },
  'not_network.module_path_mismatch': {
    en: {
      title: 'the module calls itself by another path',
      message:
        'The path in its go.mod differs from the one it is required by: it was renamed, is a fork, or lacks the /vN of its major version.',
      remedy: 'Import it by the path it declares, or name the fork in a replace line of go.mod.',
      commands: ['go mod why -m {module}', 'go mod edit -replace {module}=example.com/fork@v1.0.0'],
    },
    zh: {
      title: '模块声明的路径与导入路径不同',
      message: '其 go.mod 中的路径与要求的路径不一致：已改名、是派生仓库，或缺少主版本的 /vN 后缀。',
      remedy: '请按它声明的路径导入，或在 go.mod 的 replace 行中写明派生仓库。',
      commands: ['go mod why -m {module}', 'go mod edit -replace {module}=example.com/fork@v1.0.0'],
    },
  },
  'not_network.go_version_too_old_stdlib': {
    en: {
      title: 'the installed Go is too old for a package of the standard library',
      message: 'The package came with a later Go than the one that runs here.',
      remedy: 'Install a newer Go, or take an older version of the dependency.',
      commands: ['go version'],
    },
    zh: {
      title: '已安装的 Go 太旧，没有该标准库包',
      message: '这个包是在比当前更新的 Go 版本中加入的。',
      remedy: '请安装更新的 Go，或使用较旧版本的依赖。',
      commands: ['go version'],
    },
  },
  'not_network.bad_import_path_in_dependency': {
    en: {
      title: 'an import path is not valid',
      message:
        'A path has a sign that module paths may not have, no dot in its first part, or reaches into an internal package of somebody else.',
      remedy: 'Correct the path in the source or in go.mod where the error names it.',
      commands: ['go mod why -m {module}', 'go mod graph'],
    },
    zh: {
      title: '导入路径无效',
      message: '路径中有模块路径不允许的字符、首段没有点，或引用了他人的 internal 包。',
      remedy: '请在错误指出的源代码或 go.mod 中更正路径。',
      commands: ['go mod why -m {module}', 'go mod graph'],
    },
  },
  'not_network.build_constraints_cgo': {
    en: {
      title: 'a package needs C (cgo), or has no files for this system',
      message:
        'No C compiler or header is there, cgo is switched off, or the package does not support this system.',
      remedy:
        'Install a C compiler and the headers and build with CGO_ENABLED=1, or use a package without C.',
      commands: ['go env CGO_ENABLED CC GOOS GOARCH', 'apt-get install -y build-essential'],
    },
    zh: {
      title: '某个包需要 C（cgo），或没有适用于本系统的文件',
      message: '缺少 C 编译器或头文件、cgo 被关闭，或该包不支持本系统。',
      remedy: '请安装 C 编译器和头文件并以 CGO_ENABLED=1 构建，或改用不依赖 C 的包。',
      commands: ['go env CGO_ENABLED CC GOOS GOARCH', 'apt-get install -y build-essential'],
    },
  },
  'not_network.pkg_config_missing': {
    en: {
      title: 'a C library or pkg-config is not installed',
      message:
        'The package is built against a C library, and pkg-config (or the file that describes the library) is missing.',
      remedy: 'Install pkg-config and the development package of the library.',
      commands: ['apt-get install -y pkg-config', 'pkg-config --list-all'],
    },
    zh: {
      title: '没有安装所需的 C 库或 pkg-config',
      message: '该包依赖某个 C 库，而 pkg-config（或描述该库的文件）不存在。',
      remedy: '请安装 pkg-config 和该库的开发包。',
      commands: ['apt-get install -y pkg-config', 'pkg-config --list-all'],
    },
  },
  'not_network.build_tmp_full': {
    en: {
      title: 'the folder for temporary files is full or cannot be used',
      message: 'go builds in a temporary folder; it is full, missing, or does not let programs run (noexec).',
      remedy: 'Free it, or name another folder in GOTMPDIR.',
      commands: ['df -h /tmp', 'mkdir -p "$HOME/tmp" && GOTMPDIR="$HOME/tmp" go build ./...'],
    },
    zh: {
      title: '临时目录已满或无法使用',
      message: 'go 在临时目录中构建；该目录已满、不存在，或不允许运行程序（noexec）。',
      remedy: '请清理该目录，或用 GOTMPDIR 指定其他目录。',
      commands: ['df -h /tmp', 'mkdir -p "$HOME/tmp" && GOTMPDIR="$HOME/tmp" go build ./...'],
    },
  },
  'not_network.vcs_stamping_safe_directory': {
    en: {
      title: 'git does not trust the folder, so go cannot read the version',
      message: 'The project belongs to another user (as in containers and CI), or its .git is incomplete.',
      remedy: 'Declare this one folder safe, or build without the version stamp.',
      commands: ['git config --global --add safe.directory "$PWD"', 'go build -buildvcs=false ./...'],
    },
    zh: {
      title: 'git 不信任该目录，go 因此无法读取版本信息',
      message: '项目目录属于其他用户（容器和 CI 中常见），或 .git 不完整。',
      remedy: '请把这一个目录声明为安全目录，或在构建时不写入版本信息。',
      commands: ['git config --global --add safe.directory "$PWD"', 'go build -buildvcs=false ./...'],
    },
  },
  'not_network.module_zip_bad_filename': {
    en: {
      title: 'the module has a file name that is not allowed',
      message:
        'A name has a forbidden sign, differs from another in case alone, or is too long for this system; or the module is too large.',
      remedy: 'Take another version; the author must rename the file.',
      commands: ['go list -m -versions {module}'],
    },
    zh: {
      title: '模块中有不允许的文件名',
      message: '文件名含有禁止的字符、与另一文件仅大小写不同，或在本系统上过长；也可能是模块过大。',
      remedy: '请使用其他版本；需要由作者重命名该文件。',
      commands: ['go list -m -versions {module}'],
    },
  },
  'not_network.unknown_revision': {
    en: {
      title: 'there is no such version of {module}',
      message: 'The repository was found, but has no tag, branch or commit of that name.',
      remedy: 'Take a version that exists, or have the tag pushed.',
      commands: ['go list -m -versions {module}'],
    },
    zh: {
      title: '{module} 没有这个版本',
      message: '仓库存在，但没有该名称的标签、分支或提交。',
      remedy: '请使用存在的版本，或请作者推送该标签。',
      commands: ['go list -m -versions {module}'],
    },
  },
  unclassified: {
    en: {
      title: 'goenv does not know this text',
      message:
        'Nothing in the log is a failure that goenv knows, so it proposes nothing. The last lines that look like errors are shown.',
      remedy: 'Run the command again with more output and explain that.',
      commands: ['go build -x ./...', 'GIT_CURL_VERBOSE=1 git ls-remote origin'],
    },
    zh: {
      title: 'goenv 不认识这段文本',
      message: '日志中没有 goenv 已知的故障，因此不提出建议。下面是最后几行看起来像错误的内容。',
      remedy: '请以更详细的输出重新运行命令，再进行解释。',
      commands: ['go build -x ./...', 'GIT_CURL_VERBOSE=1 git ls-remote origin'],
    },
  },
};
