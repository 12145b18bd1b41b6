// The native menu. Its own items are the studio's actions by id, so that a menu and a key can never differ.
import { Menu, type MenuItemConstructorOptions } from 'electron';
import { translator } from '#shared/text/translate.ts';
import type { Language } from '#shared/text/language.ts';

/** Builds and installs the menu; `choose` is called with the action id of a chosen item. */
export function installMenu(language: Language, choose: (action: string) => void): void {
  const t = translator(language);
  const item = (action: string, key: string, accelerator?: string): MenuItemConstructorOptions => ({
    id: action,
    label: t(key),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => choose(action),
  });
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: t('app.menu.file'),
      submenu: [
        item('file.new', 'app.menu.new', 'CmdOrCtrl+N'),
        item('file.open', 'app.menu.open', 'CmdOrCtrl+O'),
        { type: 'separator' },
        item('file.save', 'app.menu.save', 'CmdOrCtrl+S'),
        item('file.saveAs', 'app.menu.saveAs', 'CmdOrCtrl+Shift+S'),
        { type: 'separator' },
        { role: process.platform === 'darwin' ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: t('app.menu.run'),
      submenu: [
        item('run.all', 'app.menu.runAll', 'CmdOrCtrl+Enter'),
        item('run.cancel', 'app.menu.cancel', 'CmdOrCtrl+Alt+Enter'),
      ],
    },
    { role: 'viewMenu' },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
