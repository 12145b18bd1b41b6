// A picture beside or instead of a word. Decorative by itself: whoever uses it alone names the control that holds it.
import { icons, isIconName } from '#renderer/ui/icon-names.ts';

interface IconProps {
  /** A name of icon-names.ts; a node kind of a newer version may ask for one that is not there: a plain circle. */
  readonly name: string;
  /** CSS pixels; 16 beside text. */
  readonly size?: number;
  readonly className?: string;
}

export function Icon({ name, size = 16, className }: IconProps) {
  const Picture = icons[isIconName(name) ? name : 'circle-dashed'];
  return (
    <Picture size={size} strokeWidth={1.75} aria-hidden className={`ui-icon${className ? ` ${className}` : ''}`} />
  );
}
