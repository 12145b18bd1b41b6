// Problems of files, of running, of keeping results and of talking to the engine.
import { inBoth } from '#shared/text/in-both.ts';

export const runProblems = inBoth({
  en: {
    file: {
      outside: {
        message: '“{{path}}” is outside the workspace.',
        hint: 'Choose a file inside the workspace folder, or start Neuroloom with another workspace.',
      },
      missing: { message: '“{{path}}” does not exist.', hint: 'Check the name, or choose another file.' },
      tooLarge: {
        message: '“{{path}}” has {{size}} bytes; a pipeline file may have {{limit}}.',
        hint: 'Check that it is a pipeline file: it holds structure, not data.',
      },
      extension: {
        message: '“{{path}}” does not end in .loom.',
        hint: 'Save the pipeline under a name that ends in .loom.',
      },
      changedOnDisk: {
        message: '“{{path}}” was changed by another program since it was opened.',
        hint: 'Save under another name, or open the file anew.',
      },
      notWritten: {
        message: '“{{path}}” could not be written ({{reason}}).',
        hint: 'Check the folder’s permissions and free space, or save elsewhere.',
      },
    },
    protocol: {
      closed: {
        message: 'The connection ended before “{{request}}” was answered.',
        hint: 'Try again; a new engine starts by itself.',
      },
      version: {
        message: 'The two sides speak different versions: here {{ours}}, there {{theirs}}.',
        hint: 'Close Neuroloom and start it again, so that both sides are of one version.',
      },
      tooLarge: {
        message: 'The message “{{request}}” is larger than {{limit}} bytes.',
        hint: 'Ask for fewer rows, or make the pipeline smaller.',
      },
      unknown: {
        message: 'The request “{{request}}” is not known.',
        hint: 'Close Neuroloom and start it again, so that both sides are of one version.',
      },
      input: {
        message: 'The request “{{request}}” has a wrong value at “{{place}}”: {{reason}}.',
        hint: 'This is a fault of the program, not of your pipeline. Please report it.',
      },
      cancelled: {
        message: '“{{request}}” was cancelled.',
        hint: 'Start it again when you want its answer.',
      },
      internal: {
        message: '“{{request}}” could not be answered: {{reason}}.',
        hint: 'This is a fault of the program, not of your pipeline. Please report it with the file.',
      },
    },
    run: {
      paused: {
        message: 'The node is switched off.',
        hint: 'Switch it on to run it and what needs it.',
      },
      needs: {
        message: 'It needs the results of “{{by}}”, which are not there.',
        hint: 'Look at what is wrong with “{{by}}” and run again.',
      },
      unexpected: {
        message: 'The node ended in a way that was not foreseen: {{reason}}.',
        hint: 'Run it again. If it happens again, it is a fault of the program: please report it with the file.',
      },
      wrongOutput: {
        message: 'The node’s output “{{port}}” should carry {{expected}}, but carried {{received}}.',
        hint: 'This is a fault of the program, not of your pipeline. Please report it with the file.',
      },
      wrongWire: {
        message: 'The input “{{port}}” takes {{expected}}, but received {{received}}.',
        hint: 'Wire an output of that type to it.',
      },
      disk: {
        message: 'The disk refused what the node had to read or write ({{reason}}).',
        hint: 'Make room on the disk and check who may write there; results are kept in the folder that NEUROLOOM_STORE names.',
      },
      engineDied: {
        message: 'The engine died while this node was running ({{reason}}).',
        hint: 'It may have needed more memory than there is: try smaller data, a smaller batch or fewer units, then run again.',
      },
    },
    engine: {
      outside: {
        message: '“{{folder}}” is outside the folder that Neuroloom was started for.',
        hint: 'Open a pipeline inside the workspace, or start Neuroloom with another --workspace.',
      },
    },
    store: {
      notOpened: {
        message: 'The folder for results, {{folder}}, cannot be used ({{reason}}).',
        hint: 'Check its permissions and the room on the disk, or name another folder in the environment variable NEUROLOOM_STORE.',
      },
      notKept: {
        message: 'The results were made but could not be kept ({{reason}}).',
        hint: 'Make room on the disk, or name another folder in the environment variable NEUROLOOM_STORE.',
      },
      noEntry: {
        message: 'These results are not kept any more.',
        hint: 'Run the node again.',
      },
    },
    cli: {
      unknownCommand: { message: 'There is no command “{{command}}”.', hint: 'The commands are: {{known}}.' },
      option: { message: '{{reason}}', hint: 'npm start -- --help lists the options.' },
      missing: { message: '“{{command}}” needs {{what}}.', hint: 'npm start -- --help shows how.' },
      tooMany: {
        message: '“{{command}}” does not know what to do with “{{received}}”.',
        hint: 'npm start -- --help shows how.',
      },
      set: {
        message: '--set takes NODE.PARAM=VALUE, but received “{{received}}”.',
        hint: 'For example: --set train.epochs=5',
      },
      threads: {
        message: '--threads takes a whole number from 1 to {{most}}, but received “{{received}}”.',
        hint: 'For example: --threads 2. Without it, a long training measures which number is quickest.',
      },
      seed: {
        message: '--seed takes a whole number from 0 to 4294967295, but received “{{received}}”.',
        hint: 'For example: --seed 7',
      },
      noNode: { message: 'The pipeline has no node “{{node}}”.', hint: 'Its nodes are: {{known}}.' },
      noParam: { message: 'The node “{{node}}” has no parameter “{{param}}”.', hint: 'Its parameters are: {{known}}.' },
      noFile: {
        message: 'The file “{{file}}” cannot be read ({{reason}}).',
        hint: 'Check the name and the folder that you are in.',
      },
      exists: { message: 'There is a file “{{file}}” already.', hint: 'Move it away, or work in another folder.' },
      noTemplate: { message: 'There is no template “{{template}}”.', hint: 'The templates are: {{known}}.' },
      notWritten: {
        message: '“{{file}}” could not be written ({{reason}}).',
        hint: 'Check the folder’s permissions and free space.',
      },
    },
  },
  zh: {
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
});
