// Problems of files, of running, of keeping results and of talking to the engine, in Simplified Chinese.
import type { enProblemsRun } from '#shared/text/en/problems-run.ts';
import type { Mirror } from '#shared/text/mirror.ts';

export const zhProblemsRun: Mirror<typeof enProblemsRun> = {
  problems: {
    file: {
      outside: {
        message: '“{{path}}”不在工作区内。',
        hint: '请选择工作区文件夹内的文件，或以其他工作区启动 Neuroloom。',
      },
      missing: { message: '“{{path}}”不存在。', hint: '请检查文件名，或选择其他文件。' },
      tooLarge: {
        message: '“{{path}}”有 {{size}} 字节；流程文件最多 {{limit}} 字节。',
        hint: '请确认它是流程文件：流程文件只保存结构，不保存数据。',
      },
      extension: { message: '“{{path}}”不以 .loom 结尾。', hint: '请用以 .loom 结尾的文件名保存流程。' },
      changedOnDisk: {
        message: '“{{path}}”在打开之后被其他程序修改过。',
        hint: '请另存为其他文件名，或重新打开该文件。',
      },
      notWritten: { message: '无法写入“{{path}}”（{{reason}}）。', hint: '请检查文件夹权限和剩余空间，或保存到别处。' },
    },
    protocol: {
      closed: { message: '“{{request}}”得到回答之前连接已断开。', hint: '请重试；新的引擎会自动启动。' },
      version: {
        message: '双方使用不同的版本：这边 {{ours}}，那边 {{theirs}}。',
        hint: '请关闭 Neuroloom 再重新启动，使双方版本一致。',
      },
      tooLarge: { message: '消息“{{request}}”超过 {{limit}} 字节。', hint: '请求更少的行，或缩小流程。' },
      unknown: { message: '请求“{{request}}”未知。', hint: '请关闭 Neuroloom 再重新启动，使双方版本一致。' },
      input: {
        message: '请求“{{request}}”在“{{place}}”处的值有误：{{reason}}。',
        hint: '这是程序的错误，不是您的流程的错误。请报告。',
      },
      cancelled: { message: '“{{request}}”已取消。', hint: '需要答案时请重新开始。' },
      internal: {
        message: '“{{request}}”无法得到回答：{{reason}}。',
        hint: '这是程序的错误，不是您的流程的错误。请连同文件一起报告。',
      },
    },
    run: {
      paused: { message: '此节点已停用。', hint: '启用它，即可运行它和依赖它的节点。' },
      needs: { message: '它需要“{{by}}”的结果，但该结果不存在。', hint: '请查看“{{by}}”的问题，然后再次运行。' },
      unexpected: {
        message: '节点以意料之外的方式结束：{{reason}}。',
        hint: '请再次运行。如果再次发生，则是程序的错误：请连同文件一起报告。',
      },
      wrongOutput: {
        message: '节点的输出“{{port}}”应为 {{expected}}，但得到 {{received}}。',
        hint: '这是程序的错误，不是您的流程的错误。请连同文件一起报告。',
      },
      wrongWire: {
        message: '输入“{{port}}”需要 {{expected}}，但收到 {{received}}。',
        hint: '请把该类型的输出连到它。',
      },
      disk: {
        message: '磁盘拒绝了节点所需的读写（{{reason}}）。',
        hint: '请腾出磁盘空间并检查写入权限；结果保存在 NEUROLOOM_STORE 指定的文件夹中。',
      },
      engineDied: {
        message: '运行此节点时引擎崩溃（{{reason}}）。',
        hint: '可能是内存不足：请尝试更小的数据、更小的批次或更少的单元，然后再次运行。',
      },
    },
    engine: {
      outside: {
        message: '“{{folder}}”不在启动 Neuroloom 时所选的工作区内。',
        hint: '请打开工作区内的流程，或用 --workspace 以其他工作区启动 Neuroloom。',
      },
    },
    store: {
      notOpened: {
        message: '无法使用保存结果的文件夹 {{folder}}（{{reason}}）。',
        hint: '请检查其权限和磁盘空间，或在环境变量 NEUROLOOM_STORE 中指定另一个文件夹。',
      },
      notKept: {
        message: '结果已算出，但无法保存（{{reason}}）。',
        hint: '请腾出磁盘空间，或在环境变量 NEUROLOOM_STORE 中指定另一个文件夹。',
      },
      noEntry: { message: '这些结果已不再保存。', hint: '请再次运行该节点。' },
    },
    cli: {
      unknownCommand: { message: '没有命令“{{command}}”。', hint: '命令有：{{known}}。' },
      option: { message: '{{reason}}', hint: 'npm start -- --help 列出所有选项。' },
      missing: { message: '“{{command}}”需要 {{what}}。', hint: '用法见 npm start -- --help。' },
      tooMany: { message: '“{{command}}”无法理解“{{received}}”。', hint: '用法见 npm start -- --help。' },
      set: { message: '--set 的写法是 NODE.PARAM=VALUE，但收到“{{received}}”。', hint: '例如：--set train.epochs=5' },
      threads: {
        message: '--threads 需要 1 到 {{most}} 的整数，但收到“{{received}}”。',
        hint: '例如：--threads 2。不指定时，较长的训练会先测量哪个数目最快。',
      },
      seed: { message: '--seed 需要 0 到 4294967295 的整数，但收到“{{received}}”。', hint: '例如：--seed 7' },
      noNode: { message: '流程中没有节点“{{node}}”。', hint: '它的节点有：{{known}}。' },
      noParam: { message: '节点“{{node}}”没有参数“{{param}}”。', hint: '它的参数有：{{known}}。' },
      noFile: { message: '文件“{{file}}”无法读取（{{reason}}）。', hint: '请检查名称以及当前所在的文件夹。' },
      exists: { message: '文件“{{file}}”已存在。', hint: '请把它移走，或换一个文件夹。' },
      noTemplate: { message: '没有模板“{{template}}”。', hint: '模板有：{{known}}。' },
      notWritten: { message: '“{{file}}”无法写入（{{reason}}）。', hint: '请检查文件夹的权限和剩余空间。' },
    },
  },
};
