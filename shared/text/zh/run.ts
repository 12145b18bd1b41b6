// 命令行与本机服务的文字，以及运行、保存结果、与引擎通信时的问题（简体中文）。与 en/run.ts 一一对应。
import type { enRun } from '#shared/text/en/run.ts';
import type { Mirror } from '#shared/text/mirror.ts';

export const zhRun: Mirror<typeof enRun> = {
  cli: {
    usage: `Neuroloom：连线搭建神经网络，训练它，看它为何如此预测。

用法：npm start                       打开工作室
      npm start -- 命令 [选项]

命令：
  run FILE       运行流程并显示结果
  check FILE     不运行，只指出问题
  plan FILE      说明一次运行会做什么：哪些结果已有，哪些要计算
  nodes          列出所有节点类型
  new [NAME]     按模板在当前文件夹写出新的流程文件；不给名字则列出模板

run 的选项：
  --only NODE              只运行该节点及其所需（可重复）
  --set NODE.PARAM=VALUE   仅为本次运行更改参数（可重复）
  --seed N                 本次运行使用另一个随机种子
  --threads N              内核线程数；不指定时，较长的训练会先测量哪个数目最快
  --no-cache               全部重新计算
  --out FOLDER             把模型、报告、预测和图写入该文件夹

所有命令的选项：
  --json         只输出一个 JSON 文档
  --help         显示本说明
  --version      显示版本

退出码：0 完成，1 有节点失败，2 文件或参数有误，130 已取消。`,
    epoch: '{{node}}  第 {{epoch}}/{{epochs}} 轮  {{logs}}',
    started: '{{node}}  …',
    resumed: '{{node}}  从第 {{epoch}}/{{epochs}} 轮继续',
    wrote: '已写入 {{folder}}',
    wasm: '没有原生内核；本次运行使用较慢的 WebAssembly。原因见 npm run setup。',
    cancelling: '正在停止…（再按一次 Ctrl+C 立即结束）',
    outcome: { done: '完成', cached: '沿用已有结果', failed: '失败', blocked: '未运行', cancelled: '已停止' },
    status: {
      done: '完成，用时 {{seconds}} 秒。',
      failed: '有节点失败，用时 {{seconds}} 秒。',
      cancelled: '已停止，用时 {{seconds}} 秒。',
    },
    plan: {
      cached: '沿用已有结果',
      blocked: '无法运行，原因在 {{by}}',
      new: '将运行：尚未运行过',
      changed: '将运行：已更改',
      upstream: '将运行：{{upstream}} 已更改',
      seconds: '约 {{seconds}} 秒',
    },
    severity: { error: '错误', warning: '警告', info: '提示' },
    fine: '{{file}} 没有问题。',
    templates: '模板（npm start -- new NAME）：',
    emptyTemplate: '没有节点的流程',
    made: '已写出 {{file}}。运行它：npm start -- run {{file}}',
    columns: { node: '节点', outcome: '结果', seconds: '秒', result: '内容' },
  },
  host: {
    portTaken: '端口 {{port}} 无法使用（{{reason}}）。请用 --port 选择另一个，或不指定。',
  },
  problems: {
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
      engineDied: {
        message: '运行此节点时引擎崩溃（{{reason}}）。',
        hint: '可能是内存不足：请尝试更小的数据、更小的批次或更少的单元，然后再次运行。',
      },
    },
    store: {
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
