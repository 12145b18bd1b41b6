// What every page of the studio stands in: theme and language on <html>, the controls' own words in that language,
// and the corner for notices.
import '#renderer/ui/theme.css';
import { useLayoutEffect } from 'react';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { Toasts } from '#renderer/ui/Toasts.tsx';
import { useView } from '#renderer/state/view-store.ts';

export function UiRoot({ children }: { readonly children: ReactNode }) {
  const language = useView((view) => view.language);
  const theme = useView((view) => view.theme);
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.dataset['theme'] = theme;
  }, [language, theme]);
  return (
    <I18nProvider locale={language === 'zh' ? 'zh-CN' : 'en-US'}>
      {children}
      <Toasts />
    </I18nProvider>
  );
}
