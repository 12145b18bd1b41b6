// Names and values, one pair after the other.
import '#renderer/ui/regions.css';

interface FactsProps {
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly className?: string;
  /** What they are, for a screen reader. */
  readonly label?: string;
}

export function Facts({ facts, className = 'ui-facts ui-column', label }: FactsProps) {
  return (
    <dl className={className} aria-label={label}>
      {facts.map(([name, value]) => (
        <div key={name} title={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
