// Runs: states of nodes, outcomes, the engine, and what is spoken, in Simplified Chinese.
import type { enRuns } from '#shared/text/en/runs.ts';
import type { Mirror } from '#shared/text/mirror.ts';

export const zhRuns: Mirror<typeof enRuns> = {
  studio: {
    state: {
      new: '尚未运行',
      changed: '已修改',
      upstream: '已过期',
      running: '运行中',
      queued: '等待中',
      done: '完成',
      cached: '最新',
      failed: '失败',
      blocked: '受阻',
      cancelled: '已取消',
      paused: '已暂停',
    },
  },
  workbench: {
    run: {
      progress: '{{done}} / {{total}} 个节点',
      stale: '{{count}} 个待运行',
      fresh: '全部是最新的',
      running: '正在运行 {{node}}',
      done: '用时 {{time}}',
      failed: '{{time}} 后失败',
      cancelled: '{{time}} 后取消',
      crashed: '{{time}} 后中断',
      trainingNone: '尚未训练',
      trainingHint: '此流程中每个训练节点的曲线会在这里逐轮显示。',
    },
    outcome: {
      done: '运行完成，用时 {{seconds}} 秒。',
      failed: '运行失败，用时 {{seconds}} 秒。',
      cancelled: '运行已取消，用时 {{seconds}} 秒。',
      crashed: '运行中断，用时 {{seconds}} 秒。',
    },
    engine: {
      connecting: '引擎正在启动…',
      lost: '引擎已断开',
      tensorflow: '原生内核',
      wasm: 'WebAssembly：较慢',
      wasmHint: '无法加载 TensorFlow 原生内核，计算会慢得多。',
      detail: '{{backend}} {{version}}，进程 {{pid}}',
    },
    crash: {
      node: '引擎在运行“{{node}}”时停止了。流程没有变化。',
      idle: '引擎停止后已重新启动。流程没有变化。',
      again: '重新运行',
      pause: '暂停该节点',
      dismiss: '忽略',
    },
    spoken: {
      started: '开始运行。',
      epoch: '第 {{epoch}} 轮，共 {{epochs}} 轮，损失 {{loss}}。',
      resumed: '训练从第 {{epoch}} 轮继续，共 {{epochs}} 轮。',
      failed: '{{node}} 失败：{{message}}',
      added: '已添加{{node}}。',
      wired: '已将{{from}}连到{{to}}。',
      deleted: '已删除：{{count}}。',
    },
    failure: {
      title: '工作室无法启动',
      hint: '请打开终端中显示的地址，或重新启动 Neuroloom。',
      broken: '工作室的这一部分出错了',
      brokenHint: '流程没有丢失。请重试，或保存后重新启动。',
    },
  },
};
