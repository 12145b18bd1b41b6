// A grid of small pictures with their labels, drawn pixel by pixel: at a whole multiple of their size, unsmoothed.
import '#renderer/results/views/images.css';
import { useEffect, useRef } from 'react';
import { toRgba } from '#renderer/results/pixels.ts';
import { useText } from '#renderer/ui/use-text.ts';
import type { ShownView } from '#renderer/results/views/view.ts';
import type { ImagesResult } from '#shared/spec/views/images.ts';

const largestSide = 72;
const compactMost = 8;

export function ImagesView({ view, compact = false }: { readonly view: ImagesResult; readonly compact?: boolean }) {
  const t = useText();
  const shown = compact ? view.images.slice(0, compactMost) : view.images;
  const scale = Math.max(1, Math.floor((compact ? 40 : largestSide) / Math.max(view.width, view.height)));
  return (
    <ul className="result-images ui-wrap" data-compact={compact || undefined}>
      {shown.map((image, at) => (
        // Pictures have no id of their own and never change places.
        <li key={at} className="ui-column">
          <Picture
            view={view}
            pixels={image.pixels}
            scale={scale}
            label={t('views.images.image', { number: at + 1, label: image.label })}
          />
          {compact ? null : (
            <span className="ui-clip" title={image.label}>
              {image.label}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

interface PictureProps {
  readonly view: ImagesResult;
  readonly pixels: Uint8Array;
  readonly scale: number;
  readonly label: string;
}

function Picture({ view, pixels, scale, label }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height, channels } = view;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.putImageData(new ImageData(toRgba(pixels, width * height, channels), width, height), 0, 0);
  }, [pixels, width, height, channels]);
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      style={{ width: width * scale, height: height * scale }}
    />
  );
}

export const images: ShownView<ImagesResult> = { Content: ImagesView, atAGlance: 'picture' };
