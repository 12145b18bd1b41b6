// The studio's regions and the edges between them.
import '#renderer/shell/shell.css';
import { useEffect } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Canvas } from '#renderer/canvas/Canvas.tsx';
import { Inspector } from '#renderer/inspector/Inspector.tsx';
import { Palette } from '#renderer/palette/Palette.tsx';
import { useSize } from '#renderer/results/use-size.ts';
import { BottomPanel } from '#renderer/shell/BottomPanel.tsx';
import { ContextMenu } from '#renderer/shell/ContextMenu.tsx';
import { Failure } from '#renderer/shell/Failure.tsx';
import { RecoveryBanner } from '#renderer/shell/RecoveryBanner.tsx';
import { TopBar } from '#renderer/shell/TopBar.tsx';
import { dockLimits, isPanelOpen, useView } from '#renderer/state/view-store.ts';
import { Splitter } from '#renderer/ui/Splitter.tsx';
import { useText } from '#renderer/ui/use-text.ts';

const limits = {
  palette: { min: 160, max: 400 },
  inspector: { min: 240, max: 560 },
} as const;

/** A window without room for panels beside the canvas, as one of 900 pixels or any at twice its size. */
const narrowWindow = '(max-width: 1023px), (max-height: 559px)';

export function Studio() {
  useNarrow();
  const t = useText();
  const palette = useView((view) => isPanelOpen(view, 'palette'));
  const inspector = useView((view) => isPanelOpen(view, 'inspector'));
  const dock = useView((view) => isPanelOpen(view, 'bottom'));
  const narrow = useView((view) => view.narrow);
  const side = useView((view) => view.dockSide);
  const [room, size] = useSize({ width: 900, height: 800 });
  return (
    <div className="studio ui-column" data-narrow={narrow || undefined} onKeyDown={closeDrawer}>
      <TopBar />
      <RecoveryBanner />
      <div className="studio-middle">
        {palette ? (
          <>
            <SideRegion name="palette" label={t('workbench.region.palette')}>
              <Palette />
            </SideRegion>
            <SideEdge panel="palette" />
          </>
        ) : null}
        <main className="studio-main ui-grow" data-dock={side} ref={room}>
          <div className="studio-canvas">
            <Failure>
              <Canvas />
            </Failure>
          </div>
          {dock ? (
            <>
              <DockEdge room={side === 'bottom' ? size.height : size.width} />
              <Dock label={t('workbench.region.bottom')} />
            </>
          ) : null}
        </main>
        {inspector ? (
          <>
            <SideEdge panel="inspector" />
            <SideRegion name="inspector" label={t('workbench.region.inspector')}>
              <Inspector />
            </SideRegion>
          </>
        ) : null}
      </div>
      <ContextMenu />
    </div>
  );
}

/** Follows the window's size. */
function useNarrow(): void {
  useEffect(() => {
    const query = globalThis.matchMedia(narrowWindow);
    const look = () => useView.getState().setNarrow(query.matches);
    look();
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
}

/** Escape puts a panel away that lies over the canvas, and focus goes back to what opened it. */
function closeDrawer(event: KeyboardEvent<HTMLElement>): void {
  const { drawer, togglePanel } = useView.getState();
  const isWithin = event.target instanceof Node && event.currentTarget.contains(event.target);
  if (event.key !== 'Escape' || drawer === null || !isWithin || event.defaultPrevented) return;
  event.preventDefault();
  togglePanel(drawer, false);
  document.querySelector<HTMLElement>(`.top-bar [data-action="view.${drawer}"]`)?.focus();
}

type Side = 'palette' | 'inspector';

interface SideRegionProps {
  readonly name: Side;
  readonly label: string;
  readonly children: ReactNode;
}

function SideRegion({ name, label, children }: SideRegionProps) {
  const width = useView((view) => view.sizes[name]);
  return (
    <section
      className={`region region-${name} ui-column`}
      data-region={name}
      role="region"
      aria-label={label}
      style={{ width }}
    >
      <Failure>{children}</Failure>
    </section>
  );
}

function Dock({ label }: { readonly label: string }) {
  const share = useView((view) => view.dockShare);
  return (
    <section
      className="region region-bottom ui-column"
      data-region="bottom"
      role="region"
      aria-label={label}
      style={{ flexBasis: `${share * 100}%` }}
    >
      <Failure>
        <BottomPanel />
      </Failure>
    </section>
  );
}

function SideEdge({ panel }: { readonly panel: Side }) {
  const t = useText();
  const size = useView((view) => view.sizes[panel]);
  return (
    <Splitter
      name={t(`workbench.region.${panel}`)}
      orientation="vertical"
      after={panel === 'inspector'}
      size={size}
      {...limits[panel]}
      onResize={(next) => useView.getState().setPanelSize(panel, next)}
    />
  );
}

/** `room`: CSS pixels that canvas and dock share. */
function DockEdge({ room }: { readonly room: number }) {
  const t = useText();
  const side = useView((view) => view.dockSide);
  const share = useView((view) => view.dockShare);
  return (
    <Splitter
      name={t('workbench.region.bottom')}
      orientation={side === 'bottom' ? 'horizontal' : 'vertical'}
      after
      size={Math.round(share * room)}
      min={Math.round(dockLimits.min * room)}
      max={Math.round(dockLimits.max * room)}
      onResize={(next) => useView.getState().setDockShare(next / room)}
    />
  );
}
