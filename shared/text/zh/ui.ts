// Controls that every region uses, in Simplified Chinese.
import type { enUi } from '#shared/text/en/ui.ts';
import type { Mirror } from '#shared/text/mirror.ts';

export const zhUi: Mirror<typeof enUi> = {
  studio: {
    common: {
      cancel: '取消',
      close: '关闭',
      open: '打开',
      save: '保存',
      dontSave: '不保存',
      retry: '重试',
      loading: '正在加载…',
      yes: '是',
      no: '否',
      on: '开',
      off: '关',
      notSet: '未设置',
      unknown: '尚未可知',
      clear: '清除',
      more: '更多',
      optional: '可选',
    },
    duration: {
      milliseconds: '{{value}} 毫秒',
      seconds: '{{value}} 秒',
      minutes: '{{minutes}} 分 {{seconds}} 秒',
      hours: '{{hours}} 小时 {{minutes}} 分',
    },
    severity: { error: '错误', warning: '警告', info: '提示' },
    control: {
      increase: '增大{{name}}',
      decrease: '减小{{name}}',
      resize: '调整{{name}}的大小',
      dismiss: '关闭提示',
      notifications: '通知',
      choose: '请选择…',
      search: '搜索',
      noMatch: '没有与“{{query}}”匹配的内容。',
      showMenu: '显示菜单',
    },
  },
};
