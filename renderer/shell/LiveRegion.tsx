// What is read out to those who listen: the studio's announcements, one after the other.
import { useView } from '#renderer/state/view-store.ts';

export function LiveRegion() {
  const { text, turn } = useView((view) => view.announcement);
  return (
    <div className="visually-hidden" role="status" aria-live="polite" aria-atomic>
      {/* A new element each time, so that the same words are read again. */}
      <span key={turn}>{text}</span>
    </div>
  );
}
