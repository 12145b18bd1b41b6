// The studio's colours and type as a Vega config, read from the CSS variables of the theme on screen.

export type PlotTheme = 'light' | 'dark';

/** The theme in force, whichever way it was chosen. */
export function themeOnScreen(): PlotTheme {
  const chosen = document.documentElement.dataset['theme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Calls back whenever the theme changes, by choice or with the system. Returns the way to stop. */
export function onThemeChange(changed: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  system.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', changed);
  };
}

/** Resolves light-dark() by asking the browser for a colour drawn with each variable. */
function readColours(names: readonly string[], theme: PlotTheme): Readonly<Record<string, string>> {
  const probe = document.createElement('span');
  probe.style.display = 'none';
  probe.style.colorScheme = theme;
  document.body.append(probe);
  const colours = names.map((name) => {
    // The variable holds light-dark(…) unresolved, so it takes the probe's own scheme.
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(colours);
}

/** `theme` may be another than the one on screen: exported pictures are always light, on white. */
export function plotConfig(theme: PlotTheme): Record<string, unknown> {
  const colour = readColours(['color-text', 'color-text-muted', 'color-border', 'color-accent'], theme);
  const font = getComputedStyle(document.body).fontFamily;
  const [text, muted, border] = [colour['color-text'], colour['color-text-muted'], colour['color-border']];
  const fonts = { labelFont: font, titleFont: font };
  const guide = { titleColor: muted, ...fonts, labelFontSize: 11, titleFontSize: 11, titleFontWeight: 500 };
  return {
    background: null,
    // The place of the plot says what it is in the person's language; Vega's own words are English.
    aria: false,
    font,
    padding: 4,
    view: { stroke: null },
    axis: {
      labelColor: muted,
      ...guide,
      gridColor: border,
      domainColor: border,
      tickColor: border,
      gridOpacity: 0.7,
      tickSize: 4,
      labelPadding: 4,
    },
    legend: { ...guide, labelColor: text },
    title: { color: text, font, fontSize: 12, fontWeight: 600, anchor: 'start' },
    header: { labelColor: text, titleColor: muted, ...fonts },
    text: { color: text, font, fontSize: 11 },
    rule: { color: muted },
    style: { 'guide-label': { fill: muted }, 'guide-title': { fill: muted } },
  };
}
