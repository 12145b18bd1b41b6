// The studio's regions and the edges between them.
import '#renderer/shell/shell.css';
import type { ReactNode } from 'react';
import { Canvas } from '#renderer/canvas/Canvas.tsx';
import { Inspector } from '#renderer/inspector/Inspector.tsx';
import { Palette } from '#renderer/palette/Palette.tsx';
import { BottomPanel } from '#renderer/shell/BottomPanel.tsx';
import { ContextMenu } from '#renderer/shell/ContextMenu.tsx';
import { Failure } from '#renderer/shell/Failure.tsx';
import { RecoveryBanner } from '#renderer/shell/RecoveryBanner.tsx';
import { TopBar } from '#renderer/shell/TopBar.tsx';
import { useView } from '#renderer/state/view-store.ts';
import type { Panel } from '#renderer/state/view-store.ts';
import { Splitter } from '#renderer/ui/Splitter.tsx';
import { useText } from '#renderer/ui/use-text.ts';

const limits = {
  palette: { min: 160, max: 400 },
  inspector: { min: 240, max: 560 },
  bottom: { min: 120, max: 720 },
} as const;

export function Studio() {
  const t = useText();
  const { palette, inspector, bottom } = useView((view) => view.open);
  return (
    <div className="studio ui-column">
      <TopBar />
      <RecoveryBanner />
      <div className="studio-middle">
        {palette ? (
          <>
            <Region name="palette" label={t('workbench.region.palette')}>
              <Palette />
            </Region>
            <Edge panel="palette" orientation="vertical" />
          </>
        ) : null}
        <main className="ui-column ui-grow">
          <div className="studio-canvas">
            <Failure>
              <Canvas />
            </Failure>
          </div>
          {bottom ? (
            <>
              <Edge panel="bottom" orientation="horizontal" after />
              <Region name="bottom" label={t('workbench.region.bottom')}>
                <BottomPanel />
              </Region>
            </>
          ) : null}
        </main>
        {inspector ? (
          <>
            <Edge panel="inspector" orientation="vertical" after />
            <Region name="inspector" label={t('workbench.region.inspector')}>
              <Inspector />
            </Region>
          </>
        ) : null}
      </div>
      <ContextMenu />
    </div>
  );
}

function Region({
  name,
  label,
  children,
}: {
  readonly name: Panel;
  readonly label: string;
  readonly children: ReactNode;
}) {
  const size = useView((view) => view.sizes[name]);
  return (
    <section
      className={`region region-${name} ui-column`}
      data-region={name}
      role="region"
      aria-label={label}
      style={name === 'bottom' ? { height: size } : { width: size }}
    >
      <Failure>{children}</Failure>
    </section>
  );
}

interface EdgeProps {
  readonly panel: Panel;
  readonly orientation: 'vertical' | 'horizontal';
  readonly after?: boolean;
}

function Edge({ panel, orientation, after = false }: EdgeProps) {
  const t = useText();
  const size = useView((view) => view.sizes[panel]);
  return (
    <Splitter
      name={t(`workbench.region.${panel}`)}
      orientation={orientation}
      after={after}
      size={size}
      {...limits[panel]}
      onResize={(next) => useView.getState().setPanelSize(panel, next)}
    />
  );
}
