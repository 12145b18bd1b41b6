// What no page may do, whatever it holds: navigate away, open windows, embed views, ask for devices or permissions.
import { app, session, shell } from 'electron';
import { studioOrigin } from '#main/app/app-scheme.ts';

/** Whether a link may be handed to the person's browser. */
export function mayOpenOutside(link: string): boolean {
  try {
    const { protocol } = new URL(link);
    return protocol === 'https:' || protocol === 'mailto:';
  } catch {
    return false;
  }
}

/** Whether a frame at this address is the studio itself. */
export function isStudio(address: string | undefined): boolean {
  return address !== undefined && (address === studioOrigin || address.startsWith(`${studioOrigin}/`));
}

/** Denies by default for every page that this app will ever make. Call once, before the first window. */
export function guardPages(): void {
  app.on('web-contents-created', (_created, contents) => {
    const stayHome = (event: { preventDefault(): void }, address: string): void => {
      if (!isStudio(address)) event.preventDefault();
    };
    contents.on('will-navigate', (event) => stayHome(event, event.url));
    contents.on('will-frame-navigate', (event) => stayHome(event, event.url));
    contents.on('will-redirect', (event) => stayHome(event, event.url));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (mayOpenOutside(url)) void shell.openExternal(url);
      return { action: 'deny' };
    });
  });
}

/** No permission, no device: the studio needs none but the clipboard that a key press opens. */
export function refusePermissions(): void {
  const pages = session.defaultSession;
  pages.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(permission === 'clipboard-sanitized-write'),
  );
  pages.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
  pages.setDevicePermissionHandler(() => false);
}
