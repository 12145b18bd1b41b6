// What the command line and the loopback host say.
import { inBoth } from '#shared/text/in-both.ts';

export const cliWords = inBoth({
  en: {
    cli: {
      usage: `Neuroloom: wire a neural network, train it, see why it predicts.

Usage: npm start                       open the studio
       npm start -- COMMAND [options]

Commands:
  run FILE       run a pipeline and show what comes out
  check FILE     tell what is wrong, without running
  plan FILE      tell what a run would do: which results are there, which will be made
  nodes          list every kind of node
  new [NAME]     write a new pipeline file here from a template; without a name, list the templates

Options of run:
  --only NODE              run this node and what it needs, nothing else (may be repeated)
  --set NODE.PARAM=VALUE   change a parameter for this run (may be repeated)
  --seed N                 another seed for this run
  --threads N              kernel threads; otherwise a long training measures which number is quickest
  --no-cache               compute everything anew
  --out FOLDER             write models, reports, predictions and plots there

Options of every command:
  --json         print one JSON document and nothing else
  --help         show this text
  --version      show the version

Exit codes: 0 done, 1 a node failed, 2 the file or the arguments are wrong, 130 cancelled.`,
      epoch: '{{node}}  epoch {{epoch}}/{{epochs}}  {{logs}}',
      started: '{{node}}  …',
      resumed: '{{node}}  resumed at epoch {{epoch}}/{{epochs}}',
      wrote: 'Written to {{folder}}',
      wasm: 'The native kernels are not there; this run uses WebAssembly, which is slower. npm run setup says why.',
      cancelling: 'Stopping … (Ctrl+C again ends at once)',
      outcome: { done: 'done', cached: 'kept from before', failed: 'failed', blocked: 'not run', cancelled: 'stopped' },
      status: {
        done: 'Done in {{seconds}} s.',
        failed: 'Ended with a failure after {{seconds}} s.',
        cancelled: 'Stopped after {{seconds}} s.',
      },
      plan: {
        cached: 'kept from before',
        blocked: 'cannot run, because of {{by}}',
        new: 'will run: has not run yet',
        changed: 'will run: was changed',
        upstream: 'will run: {{upstream}} was changed',
        seconds: 'about {{seconds}} s',
      },
      standardOutput: 'standard output',
      severity: { error: 'error', warning: 'warning', info: 'note' },
      fine: 'Nothing is wrong with {{file}}.',
      templates: 'Templates (npm start -- new NAME):',
      emptyTemplate: 'a pipeline without nodes',
      made: 'Wrote {{file}}. Run it with: npm start -- run {{file}}',
      columns: { node: 'node', outcome: 'outcome', seconds: 'seconds', result: 'result' },
    },
    host: {
      portTaken: 'Port {{port}} cannot be used ({{reason}}). Choose another with --port, or leave it out.',
    },
  },
  zh: {
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
      standardOutput: '标准输出',
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
  },
});
